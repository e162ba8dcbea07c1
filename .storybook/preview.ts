import type { Preview } from '@storybook/web-components-vite';
import { setupWorker } from 'msw/browser';
import { pseudoLanguages } from '../stories/support/pseudo-languages.ts';
import { addPseudoLanguages } from '../stories/support/pseudo.ts';
import { hubHandler } from '../stories/support/story-hub.ts';

const worker = setupWorker(hubHandler);
const ready = worker.start({
  onUnhandledRequest: 'bypass',
  quiet: true,
  serviceWorker: { url: './mockServiceWorker.js' },
});

addPseudoLanguages();

const item = (value: string, title: string) => ({ value, title });

/** One token makes everything closer or wider. */
const SPACE: Readonly<Record<string, string>> = { compact: '0.6rem', roomy: '1.5rem' };

const preview: Preview = {
  // No element asks its hub before the service worker stands in for it.
  loaders: [() => ready],
  tags: ['autodocs'],
  parameters: {
    controls: { expanded: true },
    // axe's findings fail the accessibility panel of every story.
    a11y: { test: 'error' },
  },
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: [
          item('fr', 'Français'),
          item('en', 'English'),
          item(pseudoLanguages.long, 'Ļööñğêêŕ (+40 %)'),
          item(pseudoLanguages.rightToLeft, 'Right to left'),
        ],
        dynamicTitle: true,
      },
    },
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: {
        title: 'Scheme',
        icon: 'contrast',
        items: [item('auto', 'As the system'), item('light', 'Light'), item('dark', 'Dark')],
        dynamicTitle: true,
      },
    },
    density: {
      description: 'Room of the page (--escale-space)',
      toolbar: {
        title: 'Density',
        icon: 'grow',
        items: [item('compact', 'Compact'), item('normal', 'Normal'), item('roomy', 'Roomy')],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { language: 'fr', scheme: 'auto', density: 'normal' },
  decorators: [
    (story, { globals }) => {
      const { language, scheme, density } = globals as Readonly<Record<'language' | 'scheme' | 'density', string>>;
      const { documentElement: page } = document;
      page.lang = language;
      page.dir = language === pseudoLanguages.rightToLeft ? 'rtl' : 'ltr';
      // A page says its scheme and takes the browser's colours for it: nothing tells the elements.
      page.style.colorScheme = scheme === 'auto' ? 'light dark' : scheme;
      page.style.setProperty('--escale-space', SPACE[density] ?? '');
      document.body.style.cssText = 'background: Canvas; color: CanvasText; font-family: system-ui, sans-serif';
      return story();
    },
  ],
};

export default preview;
