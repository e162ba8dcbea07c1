import type { Amenity } from '../../sdk/contract/index.ts';

export const amenityIcons: Readonly<Record<Amenity, string>> = {
  wifi: 'M2.5 9.5a13.5 13.5 0 0 1 19 0M5.7 13a9 9 0 0 1 12.6 0M8.9 16.4a4.4 4.4 0 0 1 6.2 0M12 19.8v.01',
  'wired-network': 'M9.5 3h5v5h-5zM3 16h5v5H3zM16 16h5v5h-5zM12 8v4M5.5 16v-4h13v4',
  'quiet-area': 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM16 9.5l5 5M21 9.5l-5 5',
  'phone-booth': 'M5 21V5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v16M3 21h18M14 8l-1.5-1c-3 2.5-3 7.5 0 10l1.5-1',
  'meeting-room': 'M7 8h10v8H7zM9 4.5h6M9 19.5h6M3.5 10v4M20.5 10v4',
  'video-conference': 'M3 8a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM15 11l6-4v10l-6-4',
  screen: 'M3 5a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM12 16v4M8 20h8',
  printer: 'M7 8V3h10v5M7 17H4v-7a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7h-3M7 14h10v7H7z',
  '3d-printer': 'M4 21V3h16v18M2.5 21h19M4 7h16M10 7v3l2 2 2-2V7M8.5 21v-5h7v5',
  workshop: 'M3.5 20.5l9-9M9.5 8.5L14 4c2-1 4-.5 7 2l-2.5 2.5 1.5 1.5-3 3-3-3-1.5 1.5z',
  kitchen: 'M5 11h14v6a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3zM2.5 11h19M7 11a5 5 0 0 1 10 0M12 6V4.5',
  coffee: 'M4 9h12v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5zM16 10.5h2a2.5 2.5 0 0 1 0 5h-2M8 3v2.5M12 3v2.5',
  meals: 'M7 3v18M4 3v5a3 3 0 0 0 6 0V3M17 21V3c-2 1-3.5 4-3.5 10H17',
  lockers: 'M5 3h14v18H5zM12 3v18M8 7h1M15 7h1M9 12v3M15 12v3',
  parking: 'M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM10 17V7h3.5a3 3 0 0 1 0 6H10',
  'bike-parking':
    'M5.5 13a3.75 3.75 0 1 0 .01 0M18.5 13a3.75 3.75 0 1 0 .01 0M5.5 16.75l3.5-7h6.5l3 7M9 9.75l3.5 6 3-6-1-3.25H17M7 6.5h3.5',
  'charging-station':
    'M4 21V5a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v16M2.5 21h13M10 7l-2.5 4h3L8 15M14 12h1.5a1.5 1.5 0 0 1 1.5 1.5V17a2 2 0 0 0 4 0V9l-3-3',
  'childcare-near':
    'M3.5 11.5H19a7 7 0 0 1-7 6h-1a7.5 7.5 0 0 1-7.5-6l-1-4M11.5 11.5v-8a8 8 0 0 1 7.5 8M8 19.5a1 1 0 1 0 .01 0M15 19.5a1 1 0 1 0 .01 0',
  'host-present': 'M4 17a8 8 0 0 1 16 0zM3 20.5h18M12 9V5.5M10 5.5h4',
};
