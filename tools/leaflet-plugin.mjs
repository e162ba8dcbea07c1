/**
 * Leaflet 1.9.4 inside strict pages, and Leaflet, supercluster and kdbush without what our map never runs: one
 * rollup-shaped plugin for rollup, Vite (Storybook) and web-dev-server (through `fromRollup`).
 *
 * At import Leaflet probes `innerHTML = '<svg/>'`, which throws under Trusted Types; and much of it is written for
 * browsers of ten years ago or for options that our map leaves alone. The probes become their answers, the options
 * their values, and the members that nobody names then are left out. tools/leaflet-plugin.test.ts checks the lists.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseAst } from 'rollup/parseAst';

const modulePath = /(?:leaflet[\\/]src[\\/]|node_modules[\\/](?=(?:supercluster|kdbush)[\\/]index))(.+\.js)$/;

/** What Leaflet would find out about every browser that we support. */
const browser = {
  android: false,
  androidStock: false,
  any3d: true,
  edge: false,
  ie3d: false,
  ielt9: false,
  mobileOpera: false,
  passiveEvents: true,
  pointer: true,
  safari: false,
  touch: true,
  // A touch screen brings touch events along: what stands in for them is not needed.
  touchNative: true,
};

/** Options of the map and of its layer of tiles that are never set, or always to the same. */
const options = {
  bounceAtZoomLimits: 'true',
  bounds: 'null',
  detectRetina: 'false',
  inertia: 'false',
  maxBounds: 'null',
  maxBoundsViscosity: '0',
  maxNativeZoom: 'undefined',
  minNativeZoom: 'undefined',
  noWrap: 'false',
  tms: 'false',
  zoomReverse: 'false',
  zoomSnap: '1',
};

/** Sentences of a module, and what they come to with that. */
const sentences = {
  'core/Browser.js': [
    [/import .*;\r?\n/g, ''],
    [/var style = document[\s\S]*?(?=\/\/ @property mobile: )/, "var chrome = userAgentContains('chrome');\n"],
    [/\/\/ @property mobileWebkit:[\s\S]*?(?=\/\/ @property retina)/, ''],
    [/var retina = .*/, 'var retina = window.devicePixelRatio > 1;'],
    [
      /\/\/ @property passiveEvents[\s\S]*?(?=\/\/ @property mac: Boolean; `true` when the browser is running in a Mac)/,
      '',
    ],
    [
      /export default \{[\s\S]*?\};/,
      'export default {chrome: chrome, mobile: mobile, retina: retina, mac: mac, linux: linux};',
    ],
  ],
  'core/Class.js': [
    // None of the classes left has either.
    [/if \(props\.statics\) \{[\s\S]*?\}\s*(?:\/\/.*\s*)?if \(props\.includes\) \{[\s\S]*?\}/, ''],
    [/delete proto\.statics;\s*delete proto\.includes;/, ''],
  ],
  'core/Events.js': [
    [/if \(typeof (?:fn|type) !== '(?:function|string)'\) \{\s*console\.warn\([^;]*\);(?:\s*return;)?\s*\}/g, ''],
    [/Events\.addEventListener = [\s\S]*?(?=export var Evented)/, ''],
    // Old libraries put methods on Object.prototype: they are no events of ours.
    [/for \(var type in types\)/g, 'for (var type of Object.keys(types))'],
    [/this\._events = this\._events \|\| \{\}/, 'this._events = this._events || Object.create(null)'],
    [/if \(propagate\) \{\s*(?:\/\/.*\s*)?this\._propagateEvent\(event\);\s*\}/, ''],
    [
      /if \(propagate\) \{\s*(?:\/\/.*\s*)?for \(var id in this\._eventParents\) \{[\s\S]*?\}\s*\}\s*(?=return false)/,
      '',
    ],
  ],
  'core/Util.js': [
    [/export function extend\(dest\) \{[\s\S]*?return dest;\s*\}/, 'export var extend = Object.assign;'],
    [/export var create = [\s\S]*?\}\)\(\);/, 'export var create = Object.create;'],
    [
      /export function bind\(fn, obj\) \{[\s\S]*?arguments\);\s*\};\s*\}/,
      'export function bind(fn, ...rest) { return fn.bind(...rest); }',
    ],
    [/str\.trim \? str\.trim\(\) : .*/, 'str.trim();'],
    [/export var isArray = [\s\S]*?\};/, 'export var isArray = Array.isArray;'],
    [/export var requestFn = .*/, 'export var requestFn = window.requestAnimationFrame;'],
    [/export var cancelFn = [\s\S]*?\};/, 'export var cancelFn = window.cancelAnimationFrame;'],
    [/immediate && requestFn === timeoutDefer/, 'false'],
  ],
  'dom/DomUtil.js': [
    [/return typeof id === 'string' \? document\.getElementById\(id\) : id;/, 'return id;'],
    [/testProp\(\s*\['transform', [^)]*\)/, "'transform'"],
    [/testProp\(\s*\['webkitTransition', [^)]*\)/, "'transition'"],
    [/TRANSITION === 'webkitTransition'[\s\S]*?;/, "'transitionend';"],
    [/'onselectstart' in document/, 'true'],
    [/el\.classList !== undefined/g, 'true'],
    [/'opacity' in el\.style/, 'true'],
  ],
  'dom/DomEvent.js': [
    // Nobody gives an object of listeners, or takes all away at once.
    [
      /(export function on\(obj, types, fn, context\) \{)[\s\S]*?return this;\s*\}/,
      '$1 Util.splitWords(types).forEach((type) => addOne(obj, type, fn, context)); }',
    ],
    [
      /(export function off\(obj, types, fn, context\) \{)[\s\S]*?return this;\s*\}/,
      '$1 Util.splitWords(types).forEach((type) => removeOne(obj, type, fn, context)); }',
    ],
    [/function batchRemove[\s\S]*?(?=function addOne)/, ''],
    [
      /(function addOne\([\s\S]*?\n\t\};)[\s\S]*?(?=\n\tobj\[eventsKey\] =)/,
      `$1\n\tobj.addEventListener(type, handler, {passive: false});\n`,
    ],
    [
      /if \(!Browser\.touchNative && Browser\.pointer && type\.indexOf\('touch'\) === 0\) \{\s*removePointer[\s\S]*?(?=\n\tobj\[eventsKey\]\[id\] = null)/,
      'obj.removeEventListener(type, handler);',
    ],
    [/if \(e\.stopPropagation\) \{[\s\S]*?\} else \{[\s\S]*?\}/, 'e.stopPropagation();'],
    [/if \(e\.preventDefault\) \{[\s\S]*?\} else \{[\s\S]*?\}/, 'e.preventDefault();'],
    [/\(e\.deltaX \|\| e\.deltaZ\) \? 0 :[\s\S]*?0;/, '0;'],
    [/if \(!container\) \{[\s\S]*?\}/, ''],
  ],
  'dom/Draggable.js': [
    [/if \(this\._preventOutline\) \{[\s\S]*?\}/, ''],
    [/if \(window\.SVGElementInstance [\s\S]*?\}/, ''],
    [/this\._preventOutline = preventOutline;/, ''],
    // Rules of a shadow root do not know the body, and ours need no class for it.
    [/DomUtil\.addClass\(document\.body, 'leaflet-dragging'\);/, ''],
    [/DomUtil\.removeClass\(document\.body, 'leaflet-dragging'\);/, ''],
    [/this\._lastTarget = e\.target \|\| e\.srcElement;/, ''],
    [/DomUtil\.addClass\(this\._lastTarget, 'leaflet-drag-target'\);/, ''],
    [/if \(this\._lastTarget\) \{[\s\S]*?\}/, ''],
  ],
  'layer/Layer.js': [[/if \(layer\.beforeAdd\) \{[\s\S]*?\}/, '']],
  'layer/tile/GridLayer.js': [
    [/map\._removeZoomLimit\(this\);/, ''],
    [/\(this\.options\.className \|\| ''\)/, "''"],
    [/if \(this\.options\.opacity < 1\) \{[\s\S]*?\}/, ''],
    [/DomUtil\.setOpacity\(this\._container, this\.options\.opacity\);/, ''],
    [
      /var s = this\.options\.tileSize;\s*return s instanceof Point \? s : new Point\(s, s\);/,
      'return new Point(256, 256);',
    ],
    [/tile\.onselectstart = Util\.falseFn;\s*tile\.onmousemove = Util\.falseFn;/, ''],
    [/if \(this\.createTile\.length < 2\) \{[\s\S]*?\n\t\t\}/, ''],
    // Events that nobody listens to.
    [/this\.fire\('loading'\);/, ''],
    [/this\.fire\('load'\);/, ''],
    [/this\.fire\('tileloadstart', \{[\s\S]*?\}\);/, ''],
    [/this\.fire\('tileload', \{[\s\S]*?\}\);/, ''],
    [/e\.pinch \|\| e\.flyTo/, 'e.pinch'],
  ],
  'layer/tile/TileLayer.js': [
    [/var errorUrl = [\s\S]*?tile\.src = errorUrl;\s*\}/, ''],
    [/this\.fire\('tileabort', \{[\s\S]*?\}\);/, ''],
    [/if \(typeof options\.subdomains === 'string'\) \{[\s\S]*?\}/, ''],
  ],
  'map/Map.js': [
    // Who clicks or types is heard by the map's own listeners, who changes its size by its observer.
    [/this\._targets = \{\};[\s\S]*?(?=if \(Browser\.any3d && this\.options\.transform3DLimit\))/, ''],
    [/this\._onResize = Util\.bind\(this\._onResize, this\);/, ''],
    [/if \(this\._resizeRequest\) \{[\s\S]*?\}/, ''],
    [/if \(options\.zoom !== undefined\) \{[\s\S]*?\}/, ''],
    [/if \(options\.center && options\.zoom !== undefined\) \{[\s\S]*?\n\t\t\}/, ''],
    [/if \(!container\) \{[\s\S]*?already initialized\.'\);\s*\}/, ''],
    [/if \(this\._containerId !== [\s\S]*?(?=if \(this\._locationWatchId)/, 'delete this._container._leaflet_id;'],
    [/this\._containerId = Util\.stamp\(container\);/, ''],
    // It is absolute, and has no controls.
    [/var position = DomUtil\.getStyle\(container, 'position'\);[\s\S]*?\}/, ''],
    [/if \(this\._initControlPos\) \{[\s\S]*?\}/, ''],
    [/if \(this\._clearControlPos\) \{[\s\S]*?\}/, ''],
    [/' leaflet-touch'|' leaflet-retina'/g, "''"],
    [/this\.createPane\('(?:overlay|shadow|tooltip|popup)Pane'\);/g, ''],
    [/DomUtil\.addClass\(panes\.shadowPane, 'leaflet-zoom-hide'\);/, ''],
    [/if \(this\._locationWatchId !== undefined\) \{\s*this\.stopLocate\(\);\s*\}/, ''],
    // Layers come when the ground does.
    [/this\._addLayers\(this\.options\.layers\);/, ''],
    [/this\._limitCenter\(toLatLng\(center\), zoom, this\.options\.maxBounds\)/, 'toLatLng(center)'],
  ],
  'kdbush/index.js': [
    [/if \(data\) \{ \/\/ reconstruct/, 'if (false) { //'],
    [/if \(isNaN\(numItems\) [^;]*;/, ''],
    [/const arrayTypeIndex = [^;]*;/, ''],
    [/if \(arrayTypeIndex < 0\) \{[\s\S]*?\}\n/, ''],
    // What it says of itself when it travels as bytes.
    [/\/\/ set header[\s\S]*?numItems;/, ''],
    [/if \(numAdded !== this\.numItems\) \{[\s\S]*?\}\n/, ''],
    [/if \(!this\._finished\) throw [^;]*;/g, ''],
  ],
  'supercluster/index.js': [
    [/if \(log\) console\..*;/g, ''],
    // Our features are points without ids.
    [/for \(const p of points\) \{\s*const g = p\.geometry;\s*if \(g && g\.type === 'MultiPoint'\)[^;]*;\s*\}/, ''],
    [/if \(!g\) \{[\s\S]*?continue;\s*\}/, ''],
    [/const multi = [^;]*;/, ''],
    [/multi \? cs\.length : 1/, '1'],
    [/multi \? cs\[c\] : cs/, 'cs'],
    [/if \(p\.id !== undefined\) \{[\s\S]*?\}/, ''],
    [/isCluster \? i : this\.ids \? this\.ids\[i\] : undefined/, 'undefined'],
    [/const abbrev =[\s\S]*?;/, ''],
    [/,\s*'point_count_abbreviated': abbrev/, ''],
    [/if \(reduce\)/g, 'if (false)'],
    [/opts\.reduce \? 7 : 6/, '6'],
    [/propIndex === -1 \? \{\} : Object\.assign\(\{\}, clusterProps\[propIndex\]\)/, '{}'],
  ],
  'map/handler/Map.Drag.js': [[/this\._draggable\.on\('predrag', this\._onPreDragLimit, this\);/, '']],
};

/** Members that nobody names once the above is done. */
const unused = {
  'core/Events.js': ['addEventParent', 'removeEventParent', '_propagateEvent'],
  'geo/LatLng.js': ['toBounds'],
  'geo/LatLngBounds.js': ['intersects', 'overlaps', 'toBBoxString'],
  'geo/crs/CRS.js': ['wrapLatLngBounds'],
  'geometry/Bounds.js': ['intersects', 'overlaps'],
  'layer/Layer.js': [
    'addInteractiveTarget',
    'removeInteractiveTarget',
    'getAttribution',
    'eachLayer',
    '_addZoomLimit',
    '_removeZoomLimit',
    '_updateZoomLevels',
  ],
  'layer/tile/GridLayer.js': [
    'beforeAdd',
    'bringToFront',
    'bringToBack',
    '_setAutoZIndex',
    'setZIndex',
    'setOpacity',
    'redraw',
    'isLoading',
    '_keyToBounds',
    '_tileCoordsToBounds',
    '_tileCoordsToNwSe',
  ],
  'layer/tile/TileLayer.js': ['setUrl'],
  'map/Map.js': [
    '_onResize',
    '_findEventTargets',
    '_isClickDisabled',
    '_handleDOMEvent',
    '_mouseEvents',
    '_fireDOMEvent',
    '_draggableMoved',
    'zoomIn',
    'zoomOut',
    'fitWorld',
    'flyTo',
    'flyToBounds',
    'setMaxBounds',
    'setMinZoom',
    'setMaxZoom',
    'panInsideBounds',
    'panInside',
    'locate',
    'stopLocate',
    '_handleGeolocationError',
    '_handleGeolocationResponse',
    'getPanes',
    'wrapLatLngBounds',
    'mouseEventToLayerPoint',
    'mouseEventToLatLng',
    '_getZoomSpan',
    '_panInsideMaxBounds',
    '_latLngToNewLayerPoint',
    '_latLngBoundsToNewLayerBounds',
    '_limitCenter',
    '_limitOffset',
    '_getBoundsOffset',
    '_rebound',
  ],
  'kdbush/index.js': ['from'],
  'supercluster/index.js': ['getTile', 'getTileRaw', '_getTile', '_addTileFeatures', 'getClusterExpansionZoom'],
  'map/handler/Map.Drag.js': ['moving', '_prunePositions', '_viscousLimit', '_onPreDragLimit'],
};

/** @param {string} name of an option */
const literal = (name) => new RegExp(`\\b(?:this\\._map\\.|this\\.|map\\.)?options\\.${name}\\b(?!\\s*=[^=])`, 'g');

/**
 * The module with probes and options replaced by what they come to.
 * @param {string} code
 * @param {string} path inside Leaflet's sources
 */
function folded(code, path) {
  let text = code;
  for (const [pattern, replacement] of sentences[path] ?? []) {
    if (text.search(pattern) < 0) throw new Error(`Not the version this was written for: ${path} has no ${pattern}`);
    text = text.replace(pattern, replacement);
  }
  text = text.replace(/\bBrowser\.(\w+)/g, (whole, name) => String(browser[name] ?? whole));
  for (const [name, value] of Object.entries(options)) text = text.replace(literal(name), value);
  return text;
}

/**
 * The module without the members that are not used.
 * @param {string} code
 * @param {string} path inside Leaflet's sources
 */
function pruned(code, path) {
  const names = new Set(unused[path]);
  if (names.size === 0) return code;
  const cuts = [];
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!node || typeof node !== 'object') return undefined;
    const isMember = node.type === 'Property' || node.type === 'MethodDefinition';
    if (isMember && names.has(node.key.name)) return cuts.push([node.start, node.end, node.key.name]);
    return Object.values(node).forEach(visit);
  };
  visit(parseAst(code).body);
  const found = new Set(cuts.map(([, , name]) => name));
  for (const name of names)
    if (!found.has(name)) throw new Error(`Not the version this was written for: ${path} has no ${name}`);
  let text = '';
  let last = 0;
  for (const [start, end] of cuts) {
    text += code.slice(last, start);
    last = end + (/^\s*,/.exec(code.slice(end))?.[0].length ?? 0);
  }
  return text + code.slice(last);
}

const privateName = /(?<![\w$])_[a-zA-Z]\w*/g;

/** What Leaflet's own modules call each other by: the same short name in every module and in every build. */
function shortNames() {
  const folder = join(dirname(createRequire(import.meta.url).resolve('leaflet/package.json')), 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const counts = new Map();
  for (const file of files)
    for (const [name] of readFileSync(join(folder, file), 'utf8').matchAll(privateName))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
  return new Map(sorted.map(([name], index) => [name, `_${index.toString(36)}`]));
}

let known;
const shortened = (code) => code.replace(privateName, (name) => (known ??= shortNames()).get(name) ?? name);

/**
 * @param {{ readable?: boolean }} [settings] readable: leaves Leaflet's private names as they are
 * @returns {import('./leaflet-plugin.mjs').LeafletPlugin}
 */
export const leaflet = ({ readable = false } = {}) => ({
  name: 'escale-leaflet',
  enforce: 'pre',
  transform(code, id) {
    const path = modulePath.exec(id.split('?')[0] ?? id)?.[1]?.replaceAll('\\', '/');
    if (path === undefined) return undefined;
    const left = pruned(folded(code, path), path);
    return { code: readable || /^(supercluster|kdbush)/.test(path) ? left : shortened(left), map: null };
  },
});

/** The same for esbuild, which the benchmarks use. */
export const leafletForEsbuild = () => ({
  name: 'escale-leaflet',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /leaflet[\\/]src[\\/].+\.js$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      const result = leaflet().transform(await readFile(path, 'utf8'), path);
      return { contents: result?.code ?? '', loader: 'js' };
    });
  },
});

/** For the test: every name that must not be asked for any more. */
export const leftOut = Object.values(unused).flat();
