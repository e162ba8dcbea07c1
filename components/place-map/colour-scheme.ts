/** A light text means a dark page, whatever the page declares. @param textColour a computed `color` */
export function isDark(textColour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (textColour.match(/[\d.]+/g) ?? []).map(Number);
  // Colours in 0-1 notation (color(srgb …)) have no component above 1.
  const most = textColour.startsWith('rgb') ? 255 : 1;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / most > 0.5;
}
