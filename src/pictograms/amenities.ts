import type { Amenity } from '../../sdk/contract/index.ts';

export const amenityIcons: Readonly<Record<Amenity, string>> = {
  wifi: 'M3 10a13 13 0 0 1 18 0M6 13a9 9 0 0 1 12 0M9 16a4 4 0 0 1 6 0M12 20v.01',
  'wired-network': 'M9 3h6v5H9zM2 16h6v5H2zM16 16h6v5h-6zM12 8v4M5 16v-4h14v4',
  'quiet-area': 'M4 9v6h4l4 4V5L8 9zM16 9l5 6M21 9l-5 6',
  'phone-booth': 'M5 21V3h14v18M3 21h18M14 8l-1-1c-3 3-3 7 0 10l1-1',
  'meeting-room': 'M7 8h10v8H7zM9 4h6M9 20h6M3 10v4M21 10v4',
  'video-conference': 'M3 6h12v12H3zM15 11l6-4v10l-6-4',
  screen: 'M3 4h18v12H3zM12 16v4M8 20h8',
  printer: 'M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z',
  '3d-printer': 'M4 21V3h16v18M2 21h20M10 3v5l2 2 2-2V3M8 21v-5h8v5',
  workshop: 'M3 21l9-9M9 9l5-5c2-1 4 0 7 2l-3 3 2 2-3 3-3-3-2 1z',
  kitchen: 'M5 11h14v9H5zM2 11h20M7 11a5 5 0 0 1 10 0M12 6V4',
  coffee: 'M4 9h12v11H4zM16 11h4v5h-4M8 3v3M12 3v3',
  meals: 'M7 3v18M4 3v5a3 3 0 0 0 6 0V3M17 21V3c-2 1-4 4-4 10h4',
  lockers: 'M5 3h14v18H5zM12 3v18M9 10v4M15 10v4',
  parking: 'M4 4h16v16H4zM10 17V7h3a3 3 0 0 1 0 6h-3',
  'bike-parking': 'M6 13a4 4 0 1 0 .01 0M18 13a4 4 0 1 0 .01 0M6 17l4-7h5l3 7M15 10l-3 7-4-10M14 6h2l-1 4M6 7h4',
  'charging-station': 'M4 21V3h10v18M2 21h14M10 7l-3 4h4l-2 4M14 12h3v5a2 2 0 0 0 4 0V9l-3-3',
  'childcare-near':
    'M4 11h15a7 7 0 0 1-7 6h-1a7 7 0 0 1-7-6L3 7M12 11V3a8 8 0 0 1 7 8M8 20a1 1 0 1 0 .01 0M15 20a1 1 0 1 0 .01 0',
  'host-present': 'M4 17a8 8 0 0 1 16 0zM3 20h18M12 9V5M10 5h4',
};
