export const close = 'M6 6l12 12M18 6L6 18';
export const locate = 'M12 6a6 6 0 1 0 .01 0M12 2.5V6M12 18v3.5M2.5 12H6M18 12h3.5M12 12v.01';
export const search = 'M10.5 4a6.5 6.5 0 1 0 .01 0M15.5 15.500L20.5 20.5';
export const chevron = 'M6 9l6 6 6-6';
