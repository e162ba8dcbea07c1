import type { Hono } from 'hono';
import { html } from 'hono/html';
import {
  allFactors,
  assumptions,
  factorSet,
  isMode,
  MODEL_VERSION,
  sources,
  type Source,
} from '../../../../sdk/impact/index.ts';
import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import { allowOnly } from '../../http/mount.ts';
import type { Settings } from '../../settings.ts';
import { inLanguage, pageContext, sendPage, type Html, type PageContext } from '../pages/layout.ts';
import { methodWords } from './method-words.ts';

/** The page of the method, and the simulator in a page of its own, whose address holds a shared simulation. */
export function impactPages(app: Hono, { settings }: { readonly settings: Settings }): void {
  const contextOf = (request: Request) => pageContext(request, settings.networkName, settings.publicUrl);
  app.get('/methode', ({ req }) => sendMethod(contextOf(req.raw)));
  allowOnly(app, '/methode', ['GET'], false);
  app.get('/simulateur', ({ req }) => sendSimulator(contextOf(req.raw)));
  allowOnly(app, '/simulateur', ['GET'], false);
}

function sendMethod(context: PageContext): Promise<Response> {
  const words = methodWords[context.language];
  return sendPage(context, {
    title: words.title,
    description: words.lead,
    main: html`<h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <div class="method-text">
        ${words.sections.map(
          ([title, text]) =>
            html`<h2>${title}</h2>
              <p>${text}</p>`,
        )}
        <h2>${words.formula}</h2>
        <pre tabindex="0" role="region" aria-label="${words.formula}"><code>G = 2·d_ref·f(ref) − 2·d_sub·f(sub)
N = G·(1 − ρ) − e   (G &gt; 0)
N = G − e           (G ≤ 0)</code></pre>
      </div>
      <h2 id="factors">${words.factors}</h2>
      <p>${words.factorsText(factorSet.version, MODEL_VERSION)}</p>
      ${factorTable(context)}
      <h2 id="assumptions">${words.assumptions}</h2>
      ${assumptionList(context)}
      <h2 id="sources">${words.sources}</h2>
      ${sourceList(context)}
      <h2>${words.open}</h2>
      <ul>
        <li><a href="/v1/impact/factors">${words.links.factors}</a></li>
        <li><a href="/impact/factors.csv">${words.links.factorTable}</a></li>
        <li><a href="/impact.csv">${words.links.table}</a></li>
        <li><a href="${inLanguage(context, '/simulateur')}">${words.links.simulator}</a></li>
      </ul>`,
  });
}

/** Narrow enough for a phone: where a value comes from is a number that leads to the list of sources. */
function factorTable({ language }: PageContext): Html {
  const words = methodWords[language];
  const { modes } = { fr, en }[language];
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const used = allFactors().filter(({ id }) => id.endsWith(':use'));
  return html`<table class="figures">
    <thead>
      <tr>
        <th scope="col">${words.mode}</th>
        <th scope="col" class="number">${words.value}</th>
        <th scope="col">${words.source}</th>
      </tr>
    </thead>
    <tbody>
      ${used.map(
        ({ mode, value, occupancyBasis, source }) =>
          html`<tr>
            <th scope="row">${isMode(mode) ? modes[mode] : mode}</th>
            <td class="number">${number.format(value)} / ${words.bases[occupancyBasis]}</td>
            <td>${sourceLink(source)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const listed: readonly Source[] = Object.values(sources);

function sourceLink(source: Source): Html {
  const rank = listed.findIndex(({ name, version }) => name === source.name && version === source.version) + 1;
  return html`<a href="#source-${rank}">${source.name.replace('ADEME, ', '')}</a>`;
}

const sourceList = ({ language }: PageContext): Html =>
  html`<ol class="sources">
    ${listed.map(
      ({ name, dataset, version, url, licence }, index) =>
        html`<li id="source-${index + 1}">
          <a href="${url}">${name}</a>, ${dataset}<br /><span class="note"
            >${methodWords[language].edition(version, licence)}</span
          >
        </li>`,
    )}
  </ol>`;

function assumptionList({ language }: PageContext): Html {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return html`<ul class="assumptions">
    ${Object.values(assumptions).map((each) => {
      const { note, unit, source, value } = each;
      const range = 'low' in each ? ` (${number.format(each.low)} – ${number.format(each.high)})` : '';
      const said = methodWords[language].units[unit];
      return html`<li>
        <strong>${number.format(value)}${range} ${said}</strong><br />${note[language]} ${sourceLink(source)}
      </li>`;
    })}
  </ul>`;
}

function sendSimulator(context: PageContext): Promise<Response> {
  const words = methodWords[context.language];
  return sendPage(context, {
    title: words.simulator,
    description: words.simulatorLead,
    withKit: true,
    main: html`<h1>${words.simulator}</h1>
      <p class="lead">${words.simulatorLead}</p>
      <escale-impact-simulator><p>${words.noScript}</p></escale-impact-simulator>
      <p><a href="${inLanguage(context, '/methode')}">${words.title}</a></p>`,
  });
}
