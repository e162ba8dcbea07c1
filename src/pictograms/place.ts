export const clock = 'M12 3a9 9 0 1 0 .01 0M12 7v5l3 2';
export const label = 'M12 3a6 6 0 1 0 .01 0M8 14l-1 8 5-3 5 3-1-8';
export const pin = 'M12 21c-5-5-7-8-7-11a7 7 0 0 1 14 0c0 3-2 6-7 11zM12 7a3 3 0 1 0 .01 0';
export const tick = 'M5 12l5 5 9-9';
