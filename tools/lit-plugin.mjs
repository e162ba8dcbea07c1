/**
 * Lit without what our elements never use: one rollup-shaped plugin, like tools/leaflet-plugin.mjs. Lit publishes three
 * modules of one line each, so no bundler can leave out a method that nobody calls.
 *
 * Each cut names the feature that goes. tools/lit-plugin.test.ts checks that nothing of ours asks for one of them, and
 * CI runs the tests of the elements once more over what is left (web-test-runner.firefox.config.mjs). Another version
 * of lit that is written otherwise stops the build.
 */

/** @typedef {readonly [feature: string, from: string, to: string]} Cut */

/** @type {readonly Cut[]} */
const reactiveElement = [
  ['polyfills', 'p=a.reactiveElementPolyfillSupport,', ''],
  [
    'polyfills',
    'y.elementStyles=[],y.shadowRootOptions={mode:"open"},y[d("elementProperties")]=new Map,y[d("finalized")]=new Map,p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2");',
    'y.elementProperties=new Map;',
  ],
  ['shadow root options', 'this.attachShadow(this.constructor.shadowRootOptions)', 'this.attachShadow({mode:"open"})'],
  ['server rendering', 'this.shadowRoot??', ''],

  ['reflected attributes', 'c=a.trustedTypes,l=c?c.emptyScript:"",', ''],
  [
    'reflected attributes',
    'toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},',
    '',
  ],
  [
    'reflected attributes',
    '_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}',
    '',
  ],
  ['reflected attributes', 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
  ['reflected attributes', ',this._$Em=null,this._$Ev()}_$Ev(){', ','],
  [
    'reflected attributes, converters that are functions, defaults of attributes',
    'const i=this.constructor,e=i._$Eh.get(t);if(void 0!==e&&this._$Em!==e){const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r,this._$Em=null}',
    'const i=this.constructor,e=i._$Eh.get(t);if(void 0!==e){const t=i.getPropertyOptions(e);this[e]=(t.converter??u).fromAttribute(s,t.type)}',
  ],
  ['an attribute callback of its own', 'attributeChangedCallback(t,s,i){this._$AK(t,i)}', ''],
  ['an attribute callback of its own', '_$AK(t,s){', 'attributeChangedCallback(t,o,s){'],
  [
    'types of attributes other than text and Boolean',
    'let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i',
    'return s===Boolean?null!==t:t',
  ],
  ['defaults of options', '{attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}', '{}'],
  [
    'comparisons of its own, defaults of attributes',
    '!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))))return;this.C(t,s,i)}',
    '!f(h,s))return;this.C(t,s)}',
  ],
  [
    'options at an update',
    'const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!f',
    'if(h=this[t],!f',
  ],
  ['options at an update', 'requestUpdate(t,s,i,e=!1,h){', 'requestUpdate(t,s,h){'],
  ['options at an update', 'this.requestUpdate(t,h,i)', 'this.requestUpdate(t,h)'],
  [
    'reflected attributes, defaults of attributes, wrapped accessors',
    'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
    'C(t,s){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}',
  ],

  ['initializers', 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
  ['initializers', ',void 0!==t.l&&(this.l=[...t.l])', ''],
  ['initializers', ',this.constructor.l?.forEach(t=>t(this))', ''],
  ['decorators', 'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
  [
    'decorators',
    'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
    '',
  ],
  [
    'decorators, wrapped accessors, internal state as a property',
    'static createProperty(t,s=b){if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}}static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h)},configurable:!0,enumerable:!0}}',
    'static createProperty(t,i){this.elementProperties.set(t,i);const s=Symbol(),{get:r,set:o}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};e(this.prototype,t,{get:r,set(i){const h=r.call(this);o.call(this,i),this.requestUpdate(t,h)},configurable:!0,enumerable:!0})}',
  ],
  [
    'properties named by symbols',
    'const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])',
    'const t=this.properties;for(const i in t)this.createProperty(i,t[i])',
  ],
  [
    'wrapped accessors',
    'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
    '',
  ],
  [
    'properties without an attribute',
    'const i=s.attribute;return!1===i?void 0:"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0',
    'return s.attribute??t.toLowerCase()',
  ],
  [
    'properties without an attribute',
    'const i=this._$Eu(t,s);void 0!==i&&this._$Eh.set(i,t)',
    'this._$Eh.set(this._$Eu(t,s),t)',
  ],
  [
    'nested lists of style sheets',
    'this.elementStyles=this.finalizeStyles(this.styles)',
    'this.elementStyles=[this.styles].flat()',
  ],
  [
    'nested lists of style sheets',
    'static finalizeStyles(s){const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i}',
    '',
  ],

  ['controllers that leave', 'removeController(t){this._$EO?.delete(t)}', ''],
  [
    'stages of an update that nobody overrides',
    'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}',
    'return this.performUpdate(),!this.isUpdatePending}',
  ],
  [
    'stages of an update that nobody overrides',
    't=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()',
    't=!0,this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)',
  ],
  [
    'stages of an update that nobody overrides',
    'let t=!1;const s=this._$AL;try{t=!0,this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)',
    'const s=this._$AL;try{this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)}catch(s){throw this._$EM(),s}this._$AE(s)',
  ],

  [
    'stages of an update that nobody overrides',
    'this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),',
    'this.hasUpdated=!0,',
  ],
  ['stages of an update that nobody overrides', 'shouldUpdate(t){return!0}', ''],
  ['stages of an update that nobody overrides', 'firstUpdated(t){}', ''],
  ['stages of an update that nobody overrides', 'return this.getUpdateComplete()}getUpdateComplete(){', ''],
];

/** @type {readonly Cut[]} */
const litHtml = [
  ['polyfills', ',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D=', ',D='],
  ['polyfills', 'i=t=>t,', ''],
  ['polyfills', 'const s=i(t).nextSibling;i(t).remove(),t=s', 'const s=t.nextSibling;t.remove(),t=s'],
  ['polyfills', 'S.createElement(f,e)', 'S.createElement(f)'],
  ['formulas', '2===i?"<svg>":3===i?"<math>":""', '2===i?"<svg>":""'],
  ['formulas', '2===i?"</svg>":3===i?"</math>":""', '2===i?"</svg>":""'],
  ['formulas', '2===i||3===i', '2===i'],
  // What script, style, textarea and title hold is text.
  ['expressions within raw text', ',y=/^(?:script|style|textarea|title)$/i', ''],
  ['expressions within raw text', '(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
  [
    'expressions within raw text',
    'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
    '',
  ],
  ['expressions within raw text', 'c=n??v,d=-1', 'c=v,d=-1'],
  ['expressions within raw text', '(c=p,n=void 0)', '(c=p)'],
  ['expressions within raw text', 'const s=t.length-1,e=[];let n,l=', 'const s=t.length-1,e=[];let l='],
  [
    'expressions within comments',
    'else if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}l++',
    'else r.data===n&&d.push({type:2,index:l});l++',
  ],
  ['expressions for an element', 'else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
  [
    'expressions for an element',
    '1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t)),',
    'i=new r.ctor(h,r.name,r.strings,this,t),',
  ],
  [
    'expressions for an element',
    'class Z{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}}',
    '',
  ],
  ['access for other packages', 'const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},D=', 'const j={I:k},D='],
  [
    'compiled templates',
    'e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);',
    'e=this._$AC(t);',
  ],
  ['compiled templates', 'values:i,_$litType$:s', 'values:i'],
  ['documents of other windows', '(t?.creationScope??l).importNode(i,!0)', 'l.importNode(i,!0)'],
  ['directives that wait', 'setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
  ['directives that wait', 'for(this._$AP?.(!1,!0,s);', 'for(;'],
  ['directives that wait', 'this._$AN=void 0,', ''],
  ['directives that wait', ',this._$Cv=e?.isConnected??!0', ''],
  ['directives that wait', 'get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  ['directives that wait', 'get _$AU(){return this._$AM._$AU}', ''],
  ['what directives ask of a part', 'get parentNode(){return this._$AM.parentNode}', ''],
  [
    'what directives ask of a part',
    'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
    '',
  ],
  ['what directives ask of a part', 'get tagName(){return this.element.tagName}', ''],
  [
    'options of listeners',
    'e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,',
    'e=t===A&&s!==A,',
  ],
  [
    'listeners that are objects',
    '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
    'this._$AH.call(this.options.host,t)',
  ],
  ['listeners with a constructor', 'constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
  [
    'a place to render before',
    '(t,i,s)=>{const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h}',
    '(t,i,s={})=>{(i._$litPart$??=new k(i.appendChild(c()),null,void 0,s))._$AI(t)}',
  ],
];

/** @type {readonly Cut[]} */
const directives = [
  [
    'directives',
    'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
    '',
  ],
  ['directives', 't=M(this,t,i),a(t)?', 'a(t)?'],
  ['directives', 't=M(this,t,i,0),o=', 'o='],
  ['directives', 'r=M(this,e[s+n],i,n)', 'r=e[s+n]'],
  ['directives', '(t=M(this,t,i,0)??A)===E', '(t=t??A)===E'],
  ['what directives ask of a part', 'this.type=2,', ''],
  ['what directives ask of a part', 'this.type=1,', ''],
  ['what directives ask of a part', 'constructor(){super(...arguments),this.type=3}', ''],
  ['what directives ask of a part', 'constructor(){super(...arguments),this.type=4}', ''],
  ['what directives ask of a part', '_$AI(t,i=this){a(t)', '_$AI(t){a(t)'],
  ['what directives ask of a part', '_$AI(t,i=this,s,e){', '_$AI(t,s){'],
  ['what directives ask of a part', 'o&&!e&&this.j(t)', 'o&&this.j(t)'],
  ['what directives ask of a part', 's._$AI(t,s,i)', 's._$AI(t,i)'],
  ['what directives ask of a part', '_$AI(t,i=this){if(', '_$AI(t){if('],
];

/** @type {readonly Cut[]} */
const litElement = [
  [
    'polyfills',
    ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
    ';',
  ],
  [
    'access for other packages',
    'const n={_$AK:(t,e,r)=>{t._$AK(e,r)},_$AL:t=>t._$AL};(s.litElementVersions??=[]).push("4.2.2");',
    '',
  ],
  ['access for other packages', ',n as _$LE', ''],
  ['access for other packages', 'const s=globalThis;', ''],
  ['access for other packages', 'i._$litElement$=!0,', ''],
  [
    'a place to render before',
    'createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
    '',
  ],
  [
    'directives that wait',
    'const r=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=e(r,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
    'const r=this.render();super.update(t),e(r,this.renderRoot,this.renderOptions)}',
  ],
  ['directives that wait', ',this._$Do=void 0', ''],
];

/** @type {readonly Cut[]} */
const contextConsumer = [
  [
    'consumers that ask once, or without a callback',
    'constructor(t,s,i,h){if(this.subscribe=!1,this.provided=!1,this.value=void 0,this.t=(t,s)=>{this.unsubscribe&&(this.unsubscribe!==s&&(this.provided=!1,this.unsubscribe()),this.subscribe||this.unsubscribe()),this.value=t,this.host.requestUpdate(),this.provided&&!this.subscribe||(this.provided=!0,this.callback&&this.callback(t,s)),this.unsubscribe=s},this.host=t,void 0!==s.context){const t=s;this.context=t.context,this.callback=t.callback,this.subscribe=t.subscribe??!1}else this.context=s,this.callback=i,this.subscribe=h??!1;this.host.addController(this)}',
    'constructor(t,s){this.t=(t,i)=>{this.unsubscribe!==i&&this.unsubscribe?.(),s.callback(t,i),this.unsubscribe=i},this.host=t,this.context=s.context,t.addController(this)}',
  ],
  [
    'consumers that ask once, or without a callback',
    'this.unsubscribe&&(this.unsubscribe(),this.unsubscribe=void 0)',
    'this.unsubscribe?.(),this.unsubscribe=void 0',
  ],
  ['consumers that ask once, or without a callback', 'this.host,this.t,this.subscribe)', 'this.host,this.t,!0)'],
];

const modules = [
  ['@lit/context/lib/controllers/context-consumer.js', contextConsumer],
  ['@lit/reactive-element/reactive-element.js', reactiveElement],
  ['lit-html/lit-html.js', [...litHtml, ...directives]],
  ['lit-element/lit-element.js', litElement],
];

/** Sources of lit, by the end of their path, that the plugin writes anew. */
export const cutModules = modules.map(([path]) => path);

/** What of our own code would need a feature that is left out: a pattern for each. */
export const leftOut = {
  'reflected attributes': /\breflect:/,
  'comparisons and defaults of its own': /\b(?:hasChanged|useDefault|noAccessor):/,
  'types of attributes other than text and Boolean': /\btype: (?!Boolean\b)[A-Z]/,
  'internal state as a property, properties without an attribute': /\b(?:state: true|attribute: false)\b/,
  decorators: /from 'lit\/decorators|\baccessor /,
  'stages of an update that nobody overrides':
    /\b(?:shouldUpdate|scheduleUpdate|firstUpdated|getUpdateComplete|createRenderRoot|finalizeStyles)\(/,
  'controllers that leave': /\bremoveController\(/,
  initializers: /\baddInitializer\(/,
  'formulas and compiled templates': /\bmathml\b|_\$litType\$/,
  'expressions within comments': /<!--[^>]*\$\{/,
  'expressions within raw text': /<(?:script|style|textarea|title)[^>]*>[^<]*\$\{/,
  directives: /from 'lit\//,
  'consumers that ask once, or without a callback':
    /new ContextConsumer\((?!this, \{\s*context: hubContext,\s*subscribe: true,\s*callback: )/,
  'style sheets with expressions': /\bcss`[^`]*\$\{|\b(?:unsafeCSS|CSSResult)\b/,
  'a place to render before': /\brenderBefore\b/,
  'listeners that are objects': /\bhandleEvent\b|@[a-z-]+=\$\{\{/,
};

export const lit = () => ({
  name: 'escale-lit',
  /**
   * @param {string} code
   * @param {string} id
   */
  transform(code, id) {
    const path = id.split('?')[0]?.replaceAll('\\', '/') ?? '';
    const cuts = modules.find(([end]) => path.endsWith(end))?.[1];
    if (!cuts || /\/(?:development|node)\//.test(path)) return undefined;
    let left = code;
    for (const [feature, from, to] of cuts) {
      if (!left.includes(from)) throw new Error(`Not the lit this was written for: ${path}, « ${feature} »: ${from}`);
      left = left.replaceAll(from, () => to);
    }
    return { code: left, map: null };
  },
});
