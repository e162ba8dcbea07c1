import path from 'node:path';
import type { Hono } from 'hono';
import type { Clock } from '../../clock.ts';
import { readEmbedAddress } from '../../embed/address.ts';
import { badgeRoom } from '../../embed/badge-room.ts';
import { cardRoom } from '../../embed/card-room.ts';
import { counterRoom } from '../../embed/counter-room.ts';
import { newestPinnedKit } from '../../embed/pinned-kit.ts';
import { widgetNamed, widgets, type Widget } from '../../embed/widgets.ts';
import { pageHeaders } from '../../http/headers.ts';
import { allowOnly } from '../../http/mount.ts';
import type { Settings } from '../../settings.ts';
import { Folder } from '../assets/folder.ts';
import { serveFolder } from '../assets/routes.ts';
import { OwnApi } from '../pages/api.ts';
import { pageContext } from '../pages/layout.ts';
import { sendConfigurator, type Configuration } from './page.ts';
import { configuratorWords } from './words.ts';
import { lookUp } from '../embed/views.ts';
import { embedWords } from '../embed/words.ts';

/** Seconds for which the style and script are taken as they were. */
const STATIC_MAX_AGE = 600;

/** `/configurer`: from choices to the lines to paste. */
export function configuratorRoutes(
  app: Hono,
  {
    settings,
    clock,
    kit,
  }: { readonly settings: Settings; readonly clock: Clock; /** Folder of the built kit. */ readonly kit?: string },
): void {
  const api = new OwnApi(app);

  app.get('/configurer', async ({ req }) => {
    const context = pageContext(req.raw, settings.networkName, settings.publicUrl);
    const typed = new URLSearchParams(context.url.search);
    const widget: Widget = widgetNamed(typed.get('widget') ?? '') ?? widgets['place-map'];
    const height = [300, 500, 700].find((figure) => figure === Number(typed.get('height'))) ?? widget.height;
    typed.delete('widget');
    typed.delete('height');
    // The choices of one widget that mean nothing to another are no fault of the person.
    for (const name of [...typed.keys()])
      if (!Object.hasOwn(widget.parameters.shape, name) && knownElsewhere(name)) typed.delete(name);
    const { language, url } = context;
    const read = readEmbedAddress(widget, typed, language);
    // What is about one place is looked up with the place below.
    const { address } = widget.needs.includes('place')
      ? { address: read }
      : await lookUp({ api, address: read, language, origin: url.origin, now: clock() });
    const settled = await settle(address.attributes.get('place'));
    const configuration: Configuration = { address, typed, height, ...settled, kit: await newestPinnedKit(kit) };
    return sendConfigurator(context, configuration);

    async function settle(id: string | undefined): Promise<Pick<Configuration, 'title' | 'lacking' | 'room'>> {
      const title = widget.title[context.language];
      if (widget === widgets['co2-counter'])
        return { title, lacking: undefined, room: counterRoom(address.attributes) };
      if (!widget.needs.includes('place')) return { title, lacking: undefined };
      if (id === undefined) return { title, lacking: configuratorWords[context.language].nothing };
      const place = await api.place(id);
      if (place.status === 'found') {
        const room = roomOf[widget.name]?.(place.value, { attributes: address.attributes, now: clock() });
        return { title: place.value.name, lacking: undefined, room };
      }
      const words = embedWords[context.language];
      return { title, lacking: place.status === 'absent' ? words.noPlaceText(id) : words.away };
    }
  });
  allowOnly(app, '/configurer', ['GET'], false);

  serveFolder(app, '/configurer/v1/', {
    files: new Folder({
      folder: path.join(import.meta.dirname, 'static'),
      maxAge: STATIC_MAX_AGE,
      headers: pageHeaders,
    }),
    open: false,
    absent: { fr: 'Ce fichier n’existe pas.', en: 'There is no such file.' },
  });
}

/** Of elements whose height depends on what there is to say of a place. */
const roomOf: Readonly<Record<string, typeof cardRoom>> = { 'place-card': cardRoom, 'label-badge': badgeRoom };

const knownElsewhere = (name: string): boolean =>
  Object.values(widgets).some(({ parameters }) => Object.hasOwn(parameters.shape, name));
