import type { Kind } from '../../sdk/contract/index.ts';

export const kindIcons: Readonly<Record<Kind, string>> = {
  coworking: 'M5 15V6a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v9zM2 19h20',
  'media-library': 'M12 6.5c-2-2-5.5-2.5-9-2v14c3.5-.5 7 0 9 2 2-2 5.5-2.5 9-2v-14c-3.5-.5-7 0-9 2zM12 6.5v14',
  'third-place': 'M12 3.5a5 5 0 1 0 .01 0M8 10.5a5 5 0 1 0 .01 0M16 10.5a5 5 0 1 0 .01 0',
  fablab: 'M12 2.5l8.5 4.75v9.5L12 21.5l-8.5-4.75v-9.5zM3.5 7.25L12 12l8.5-4.75M12 12v9.5',
  'town-hall': 'M3 9l9-5.5L21 9zM6 9v8M10 9v8M14 9v8M18 9v8M4 17h16M2.5 20.5h19',
  cafe: 'M4 5h13v5a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6zM17 6.5h1.5a2.5 2.5 0 0 1 0 5h-2M3 20h15',
  'business-centre': 'M5 21V3h9v18M14 9h5v12M2.5 21h19M8 7.5h3M8 11.5h3M8 15.5h3M16.5 13v.01M16.5 17v.01',
  'digital-centre':
    'M3 5a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM12 16v4M8 20h8M10 7l5.5 2.2-2.4.9-.9 2.4z',
  'service-house': 'M2.5 11.5L12 3.5l9.5 8M5 9.5V21h14V9.5M12 17v-4.5M12 9.5v.01',
  other: 'M6 21V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v17M3 21h18M14.5 12v.01',
};
