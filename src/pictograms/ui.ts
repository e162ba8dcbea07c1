/** One constant each, so that a chunk holds only what it draws. */
export const accessibility = 'M12 2.8a1.5 1.5 0 1 0 .01 0M4.5 8.5L12 10l7.5-1.5M12 10v4.5L8.5 21M12 14.5l3.5 6.5';
export const chevron = 'M6 9.5l6 6 6-6';
export const clock = 'M12 3a9 9 0 1 0 .01 0M12 7.5V12l3 2';
export const close = 'M6 6l12 12M18 6L6 18';
export const directions = 'M12 2.5l9.5 9.5-9.5 9.5L2.5 12zM9 15v-2.5A1.5 1.5 0 0 1 10.5 11H15M13 8.5l2.5 2.5-2.5 2.5';
export const external = 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5';
export const label = 'M12 3a6 6 0 1 0 .01 0M8 13.5L6.5 21.5 12 19l5.5 2.5-1.5-8';
export const list = 'M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01';
export const locate = 'M12 6a6 6 0 1 0 .01 0M12 2.5V6M12 18v3.5M2.5 12H6M18 12h3.5M12 12v.01';
export const mail = 'M3 6a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3.5 6.5L12 13l8.5-6.5';
export const map = 'M3 6.5L9 4l6 2.5L21 4v13.5L15 20l-6-2.5L3 20zM9 4v13.5M15 6.5V20';
export const phone =
  'M5 3.5h3.5l2 5L8 10.3a11 11 0 0 0 5.7 5.7l1.8-2.5 5 2V19a2 2 0 0 1-2 2A15.5 15.5 0 0 1 3 5.5a2 2 0 0 1 2-2z';
export const pin = 'M12 21.5c-4.5-4.5-7-8-7-11.5a7 7 0 0 1 14 0c0 3.5-2.5 7-7 11.500zM12 7.500a2.5 2.5 0 1 0 .01 0';
export const search = 'M10.5 4a6.5 6.5 0 1 0 .01 0M15.5 15.500L20.5 20.5';
export const tick = 'M5 12.5l4.5 4.5L19 7.5';
export const warning = 'M12 4L2.5 20.500h19zM12 10v4.500M12 17.500v.01';
export const web = 'M12 3a9 9 0 1 0 .01 0M3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18';
