/**
 * The base class of the kit's elements: as much of LitElement as they use, in a third of its bytes, in the same order
 * of steps. What is left out: reflected attributes, decorators, initializers, types other than text and Boolean,
 * comparisons of one's own, stages of an update that nobody overrides.
 */
import type { ComplexAttributeConverter, ReactiveController } from 'lit';
import { render } from './template.ts';

interface Declaration {
  /** Default: the property's name, in lower case. */
  readonly attribute?: string;
  readonly type?: typeof Boolean;
  readonly converter?: ComplexAttributeConverter;
}

/** One sheet for all elements that name it. Parts on demand ask for it by lit's name. */
export function css([text]: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text!);
  return Object.assign(sheet, { styleSheet: sheet });
}

export abstract class LitElement extends HTMLElement {
  declare static styles?: CSSStyleSheet | CSSStyleSheet[];
  declare static properties?: Readonly<Record<string, Declaration>>;
  declare static elementStyles: CSSStyleSheet[];
  /** Properties of this class and those above, by attribute. */
  declare static attributes: Map<string, readonly [property: string, Declaration]>;

  /** The browser asks when the class is defined, which makes the properties. */
  static get observedAttributes(): string[] {
    if (!Object.hasOwn(this, 'attributes')) {
      const above = Object.getPrototypeOf(this) as Partial<typeof LitElement>;
      this.attributes = new Map(above.observedAttributes && above.attributes);
      this.elementStyles = [this.styles ?? []].flat();
      if (Object.hasOwn(this, 'properties'))
        for (const [name, declaration] of Object.entries(this.properties!)) {
          this.attributes.set(declaration.attribute ?? name.toLowerCase(), [name, declaration]);
          makeReactive(this.prototype, name);
        }
    }
    return [...this.attributes.keys()];
  }

  /** Since it was first connected. */
  declare renderRoot: ShadowRoot | undefined;
  hasUpdated = false;
  isUpdatePending = false;
  /** Fulfilled after the update under way: whether it led to no other. */
  declare updateComplete: Promise<boolean>;
  readonly #controllers = new Set<ReactiveController>();
  #changed = new Map<string, unknown>();
  /** What the page set before the element was defined. */
  #early: Record<string, unknown> = {};
  #enable!: (value: boolean) => void;

  constructor() {
    super();
    this.updateComplete = new Promise((resolve) => (this.#enable = resolve));
    for (const [name] of (this.constructor as typeof LitElement).attributes.values())
      if (Object.hasOwn(this, name)) {
        this.#early[name] = this[name as keyof this];
        Reflect.deleteProperty(this, name);
      }
    this.requestUpdate();
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.isConnected && this.renderRoot) controller.hostConnected?.();
  }

  connectedCallback(): void {
    if (!this.renderRoot) {
      // eslint-disable-next-line wc/attach-shadow-constructor -- As lit: one that is never shown needs none.
      this.renderRoot = this.attachShadow({ mode: 'open' });
      this.renderRoot.adoptedStyleSheets = (this.constructor as typeof LitElement).elementStyles;
    }
    this.#enable(true);
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null): void {
    const [name, { converter, type }] = (this.constructor as typeof LitElement).attributes.get(attribute) ?? ['', {}];
    if (name)
      Object.assign(this, {
        [name]: converter ? converter.fromAttribute!(value) : type === Boolean ? value !== null : value,
      });
  }

  /** @param name of the property that changed, if it is one of those declared */
  requestUpdate(name?: string, old?: unknown): void {
    if (name !== undefined) {
      if (Object.is(this[name as keyof this], old)) return;
      if (!this.#changed.has(name)) this.#changed.set(name, this.hasUpdated ? old : undefined);
    }
    if (!this.isUpdatePending) this.updateComplete = this.#update();
  }

  async #update(): Promise<boolean> {
    this.isUpdatePending = true;
    try {
      await this.updateComplete;
    } catch (error) {
      // Of the update before: it is told as nobody's, and this one goes on.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- Whatever it was.
      void Promise.reject(error);
    }
    Object.assign(this, this.#early);
    this.#early = {};
    const changed = this.#changed;
    try {
      this.willUpdate(changed);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      this.update(changed);
    } catch (error) {
      this.#settle();
      throw error;
    }
    for (const controller of this.#controllers) controller.hostUpdated?.();
    this.hasUpdated = true;
    this.updated(changed);
    return !this.isUpdatePending;
  }

  #settle(): void {
    this.#changed = new Map();
    this.isUpdatePending = false;
  }

  willUpdate(_changed: Map<string, unknown>): void {}

  update(_changed: Map<string, unknown>): void {
    const value = this.render();
    this.#settle();
    render(value, this.renderRoot!, { host: this });
  }

  updated(_changed: Map<string, unknown>): void {}

  abstract render(): unknown;
}

/** Lets a property ask for an update, around the accessors that its class gives it. */
function makeReactive(prototype: LitElement, name: string): void {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  const values = new WeakMap<LitElement, unknown>();
  const get = (element: LitElement): unknown => (own ? own.get?.call(element) : values.get(element));
  Object.defineProperty(prototype, name, {
    get(this: LitElement): unknown {
      return get(this);
    },
    set(this: LitElement, value: unknown) {
      const old = get(this);
      if (own) own.set?.call(this, value);
      else values.set(this, value);
      this.requestUpdate(name, old);
    },
  });
}
