import type { Hono } from 'hono';
import { openHeaders } from '../../http/headers.ts';
import { allowOnly } from '../../http/mount.ts';
import { represent } from '../../http/representation.ts';
import type { Settings } from '../../settings.ts';
import { OwnApi } from '../pages/api.ts';
import { pageContext } from '../pages/layout.ts';
import { readDocument } from './document.ts';
import { sendReference } from './page.ts';

/** `/openapi.json`, and the same for people at `/reference`. */
export function referenceRoutes(app: Hono, { settings }: { readonly settings: Settings }): void {
  const { text, document } = readDocument();
  const api = new OwnApi(app);

  app.get('/openapi.json', ({ req }) => {
    // The registered type of OpenAPI in JSON; `;version` is the document's own.
    const type = 'application/vnd.oai.openapi+json;version=3.1';
    const plain = (req.header('accept') ?? '').includes('text/html');
    const headers = {
      ...openHeaders,
      // A browser shows JSON and saves what it does not know.
      'Content-Type': plain ? 'application/json; charset=utf-8' : type,
      'Cache-Control': 'public, max-age=300',
      Vary: 'Accept',
    };
    return represent(req.raw, text, headers);
  });
  allowOnly(app, '/openapi.json', ['GET'], true);

  app.get('/reference', async ({ req }) => {
    const context = pageContext(req.raw, settings.networkName, settings.publicUrl);
    const places = await api.places('limit=1');
    const somePlace = places.status === 'found' ? places.value.items[0]?.id : undefined;
    return sendReference(context, document, somePlace);
  });
  allowOnly(app, '/reference', ['GET'], false);
}
