import React, { useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'escale/elements/hub';
import 'escale/elements/place-card';
import 'escale/elements/place-map';

function App() {
  const [place, choose] = useState('1002M');
  return (
    <escale-hub url="https://hub.example">
      <escale-place-map tiles="outline" onescale-place-select={(event) => choose(event.id)} />
      <escale-place-card place={place} />
    </escale-hub>
  );
}

createRoot(document.getElementById('app')).render(<App />);
