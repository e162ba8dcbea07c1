import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'escale/elements/hub';
import 'escale/elements/place-card';
import 'escale/elements/place-map';
import type {} from 'escale/react';

function App() {
  const [place, choose] = useState('1002M');
  return (
    <escale-hub url="https://hub.example">
      <escale-place-map
        tiles="outline"
        filters={['kind', 'q']}
        onescale-place-select={(event) => {
          event.preventDefault();
          choose(event.place);
        }}
      />
      <escale-place-card place={place} heading-level={2} withoutBooking>
        <a href={`https://hub.example/places/${place}`}>Ce lieu sur le site du réseau</a>
      </escale-place-card>
    </escale-hub>
  );
}

// @ts-expect-error a filter is one of the words that the map knows
export const wrong = <escale-place-map filters={['price']} />;

const root = document.getElementById('app');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
