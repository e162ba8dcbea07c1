export interface GestureActions {
  readonly zoom: (by: 1 | -1) => void;
  readonly pan: (x: number, y: number) => void;
  /** Zooms in, or out with Shift, so that what is under this point of the window stays there. */
  readonly zoomAt: (x: number, y: number, by: 1 | -1) => void;
}

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
};

/** What Leaflet does for these gestures, by key and not by key code: arrows, plus and minus, double click. */
export function listenToGestures(canvas: HTMLElement, { zoom, pan, zoomAt }: GestureActions): void {
  canvas.tabIndex = 0;
  canvas.addEventListener('keydown', (event) => {
    const { key, shiftKey } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const way = ways[key];
    const step = shiftKey ? 3 : 1;
    if (way) pan(way[0] * step, way[1] * step);
    else if (key === '+' || key === '=') zoom(1);
    else if (key === '-' || key === '_') zoom(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  canvas.addEventListener('dblclick', ({ target, clientX, clientY, shiftKey }) => {
    if (target instanceof Element && target.closest('button')) return;
    zoomAt(clientX, clientY, shiftKey ? -1 : 1);
  });
}
