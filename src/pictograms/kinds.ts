import type { Kind } from '../../sdk/contract/index.ts';

export const kindIcons: Readonly<Record<Kind, string>> = {
  coworking: 'M5 15V5h14v10zM2 19h20',
  'media-library': 'M12 6c-2-2-5-2-9-2v14c4 0 7 0 9 2 2-2 5-2 9-2V4c-4 0-7 0-9 2zM12 6v14',
  'third-place': 'M12 3a5 5 0 1 0 .01 0M8 10a5 5 0 1 0 .01 0M16 10a5 5 0 1 0 .01 0',
  fablab: 'M12 2l9 5v10l-9 5-9-5V7zM3 7l9 5 9-5M12 12v10',
  'town-hall': 'M3 9l9-6 9 6zM7 9v8M12 9v8M17 9v8M2 20h20',
  cafe: 'M4 5h13v5a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6zM17 6h1a3 3 0 0 1 0 6h-2M3 20h15',
  'business-centre': 'M5 21V3h9v18M14 9h5v12M2 21h20M8 7h3M8 11h3M8 15h3',
  'digital-centre': 'M3 4h18v12H3zM12 16v4M8 20h8M9 6l7 3-3 1-1 3z',
  'service-house': 'M2 11l10-8 10 8M5 9v12h14V9M12 17v-5M12 9v.01',
  other: 'M6 21V3h12v18M3 21h18M14 12v.01',
};
