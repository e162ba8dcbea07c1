import type { Preview } from '@storybook/web-components-vite';
import { setupWorker } from 'msw/browser';
import { hubHandler } from '../stories/support/story-hub.ts';

const worker = setupWorker(hubHandler);
const ready = worker.start({
  onUnhandledRequest: 'bypass',
  quiet: true,
  serviceWorker: { url: './mockServiceWorker.js' },
});

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
      toolbar: { title: 'Language', icon: 'globe', items: ['fr', 'en'], dynamicTitle: true },
    },
  },
  initialGlobals: { language: 'fr' },
  decorators: [
    (story, { globals }) => {
      document.documentElement.lang = globals['language'] === 'en' ? 'en' : 'fr';
      return story();
    },
  ],
};

export default preview;
