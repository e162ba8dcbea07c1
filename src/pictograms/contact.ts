export const directions = 'M12 2.5l9.5 9.5-9.5 9.5L2.5 12zM9 15v-2.5A1.5 1.5 0 0 1 10.5 11H15M13 8.5l2.5 2.5-2.5 2.5';
export const mail = 'M3 6a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3.5 6.5L12 13l8.5-6.5';
export const phone =
  'M5 3.5h3.5l2 5L8 10.3a11 11 0 0 0 5.7 5.7l1.8-2.5 5 2V19a2 2 0 0 1-2 2A15.5 15.5 0 0 1 3 5.5a2 2 0 0 1 2-2z';
export const web = 'M12 3a9 9 0 1 0 .01 0M3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18';
export const external = 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6';
