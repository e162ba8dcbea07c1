import { html } from 'hono/html';
import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import { embedPath, type EmbedAddress } from '../../embed/address.ts';
import type { PinnedKit } from '../../embed/pinned-kit.ts';
import {
  hashPolicyOf,
  pinnedScriptLine,
  policyOf,
  scriptLine,
  snippetForms,
  snippets,
  styleRule,
  wordpressScriptLine,
} from '../../embed/snippets.ts';
import type { Room } from '../../embed/room.ts';
import { widgets } from '../../embed/widgets.ts';
import { sendPage, snippet, type Html, type PageContext } from '../pages/layout.ts';
import { fields } from './fields.ts';
import { configuratorWords, type ConfiguratorWords } from './words.ts';

export interface Configuration {
  readonly address: EmbedAddress;
  /** The query of the address, with what is not understood. */
  readonly typed: URLSearchParams;
  /** Pixels. */
  readonly height: number;
  /** What the content is called: the place's name for its card. */
  readonly title: string;
  /** Why there is nothing to show yet; undefined when there is. */
  readonly lacking: string | undefined;
  /** What its place makes of the room of the element, where that is known. */
  readonly room?: Room | undefined;
  /** Undefined when none was built. */
  readonly kit: PinnedKit | undefined;
}

/** The page on which a webmaster prepares what to paste. Its state is its address; without script a button asks anew. */
export function sendConfigurator(context: PageContext, configuration: Configuration): Promise<Response> {
  const words = configuratorWords[context.language];
  return sendPage(context, {
    title: words.title,
    description: words.lead,
    script: '/configurer/v1/configurator.js',
    style: '/configurer/v1/configurator.css',
    policy: { 'form-action': "'self'", 'frame-src': context.url.origin },
    main: html`<div class="hero">
        <h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
      </div>
      <div class="configurator">
        ${form(context, words, configuration)}
        <div id="result">${result(context, words, configuration)}</div>
      </div>
      ${tools(words)}
      <p aria-live="polite" class="visually-hidden" id="status" data-updated="${words.status}"></p>`,
  });
}

function form(context: PageContext, words: ConfiguratorWords, { address, typed, height }: Configuration): Html {
  const { widget } = address;
  const { language } = context;
  const messages = { fr, en }[language];
  const { first, more } = fields(widget, { words, messages, language, address, rejected: typed });
  const names = Object.keys(widgets);
  return html`<form id="settings" method="get" action="/configurer" aria-labelledby="settings-title">
    <h2 id="settings-title">${words.settings}</h2>
    <p class="field">
      <label for="field-widget">${words.widget}</label>
      <select id="field-widget" name="widget">
        ${names.map(
          (name) =>
            html`<option value="${name}" ${name === widget.name ? html`selected` : ''}>
              ${words.widgets[name] ?? name}
            </option>`,
        )}
      </select>
    </p>
    ${first}
    <p class="field">
      <label for="field-height">${words.height}</label>
      <select id="field-height" name="height">
        ${[300, 500, 700].map(
          (figure) => html`<option value="${figure}" ${figure === height ? html`selected` : ''}>${figure}</option>`,
        )}
      </select>
    </p>
    ${
      more.length > 0
        ? html`<details ${address.faults.length > 0 ? 'open' : ''}>
            <summary>${words.more}</summary>
            ${more}
          </details>`
        : ''
    }
    <p><button class="button" type="submit">${words.update}</button></p>
  </form>`;
}

function result(context: PageContext, words: ConfiguratorWords, configuration: Configuration): Html {
  const { address, height, title, lacking, room, kit } = configuration;
  const { origin } = context.url;
  if (lacking !== undefined) return html`<p class="note">${lacking}</p>`;
  const lines = snippets({ origin, address, title, height });
  const policy = policyOf(origin);
  const style = styleRule(origin, address, room);
  return html`${preview(context, words, configuration)}
    <section aria-labelledby="paste-title">
      <h2 id="paste-title">${words.paste}</h2>
      <p>${words.pasteText}</p>
      ${snippetForms.map((form) => {
        const [name, text] = words.forms[form] ?? [form, ''];
        return html`<div class="form" id="form-${form}">
          ${snippet(context, `snippet-${form}`, name, lines[form])}
          <p class="help">${text}</p>
        </div>`;
      })}
      ${snippet(context, 'snippet-script', words.siteScript, scriptLine(origin))}
      ${snippet(context, 'snippet-wordpress', 'WordPress', wordpressScriptLine(origin))}
      ${style ? snippet(context, 'snippet-style', words.style, style) : ''}
      <details id="administrators">
        <summary>${words.administrators}</summary>
        ${snippet(context, 'snippet-policy-tag', `${words.policy} – ${words.policyTag}`, policy.tag)}
        ${snippet(context, 'snippet-policy-frame', `${words.policy} – ${words.policyFrame}`, policy.frame)}
        ${kit ? pinned(context, words, kit) : ''}
      </details>
    </section>`;
}

/** For sites that want to decide themselves when the kit changes. */
function pinned(context: PageContext, words: ConfiguratorWords, kit: PinnedKit): Html {
  const { origin } = context.url;
  return html`<div class="form" id="form-pinned">
    ${snippet(context, 'snippet-pinned', words.pinned(kit.version), pinnedScriptLine(origin, kit, 'escale.js'))}
    <p class="help">${words.pinnedText}</p>
    ${snippet(context, 'snippet-pinned-all', words.pinnedAll, pinnedScriptLine(origin, kit, 'escale.all.js'))}
    <p class="help">${words.pinnedAllText}</p>
    ${snippet(context, 'snippet-policy-hash', `${words.policy} – ${words.policyHash}`, hashPolicyOf(origin, kit))}
  </div>`;
}

/** The content in a page that could be the webmaster's, at the width of a phone or of a computer. */
function preview({ url }: PageContext, words: ConfiguratorWords, { address, height, title }: Configuration): Html {
  return html`<section aria-labelledby="preview-title" class="preview">
    <h2 id="preview-title">${words.preview}</h2>
    <fieldset class="widths">
      <legend class="visually-hidden">${words.preview}</legend>
      <label><input type="radio" name="width" value="desktop" checked /> ${words.desktop}</label>
      <label><input type="radio" name="width" value="phone" /> ${words.phone}</label>
    </fieldset>
    <div class="sample">
      <p class="sample-title" aria-hidden="true">${words.siteTitle}</p>
      <p class="sample-text" aria-hidden="true">${words.siteText}</p>
      <iframe
        src="${url.origin}${embedPath(address)}"
        title="${words.previewOf(title)}"
        height="${height}"
        loading="lazy"
        allow="geolocation"
      ></iframe>
    </div>
  </section>`;
}

function tools(words: ConfiguratorWords): Html {
  return html`<section aria-labelledby="tools-title">
    <h2 id="tools-title">${words.which}</h2>
    <ul class="tools">
      ${words.tools.map(
        ({ name, form, where, before, tried }) =>
          html`<li>
            <h3>${name}</h3>
            <p><a href="#form-${form}">${words.forms[form]?.[0] ?? form}</a>. ${where}</p>
            <p class="help"><strong>${words.administrator}</strong> ${before} ${tried ? words.tried(tried) : ''}</p>
          </li>`,
      )}
    </ul>
    <p class="help">${words.read}</p>
  </section>`;
}
