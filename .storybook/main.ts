import type { StorybookConfig } from '@storybook/web-components-vite';
import { leaflet } from '../tools/leaflet-plugin.mjs';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // Holds msw's service worker, which npm run storybook writes.
  staticDirs: ['./public'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), leaflet()],
    // Only modules that Vite does not bundle beforehand pass through the plugin.
    optimizeDeps: { ...vite.optimizeDeps, exclude: [...(vite.optimizeDeps?.exclude ?? []), 'leaflet'] },
    build: { ...vite.build, chunkSizeWarningLimit: 4000 },
  }),
};

export default config;
