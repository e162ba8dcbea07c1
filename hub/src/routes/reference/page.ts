import { html } from 'hono/html';
import { operations, type Operation, type OperationName } from '../../../../sdk/contract/index.ts';
import { sendPage, type Html, type PageContext } from '../pages/layout.ts';
import { describeType, type ApiDocument, type DocumentedOperation } from './document.ts';
import { french } from './french.ts';
import { referenceWords, type ReferenceWords } from './words.ts';

/** Requests that anybody can open, one or several for each operation. */
const examples: Readonly<Record<OperationName, readonly string[]>> = {
  getNetwork: ['/v1'],
  searchPlaces: [
    '/v1/places?territory=Rennes&open-at=now',
    '/v1/places?near=48.117,-1.678&radius=20000&kind=coworking,media-library',
    '/v1/places?q=mediateque&amenity=wifi,quiet-area&limit=5',
  ],
  getMap: ['/v1/map?bbox=-5.5,46,1.5,50', '/v1/map?territory=region:28'],
  getPlace: [],
  getPlaceRecord: [],
  editPlace: [],
  addResource: [],
  editResource: [],
  withdrawResource: [],
  getAvailability: [],
  listLabels: ['/v1/labels'],
  getLabel: ['/v1/labels/mon-autre-bureau'],
  getPlaceLabels: [],
  grantLabel: [],
  renewLabel: [],
  checkLabel: [],
  suspendLabel: [],
  reinstateLabel: [],
  revokeLabel: [],
  createProposal: [],
  createBooking: [],
  getBooking: [],
  confirmBooking: [],
  cancelBooking: [],
  cancelRest: [],
  erasePerson: [],
  listPlaceBookings: [],
  acceptBooking: [],
  refuseBooking: [],
  rescheduleBooking: [],
  checkInBooking: [],
  missBooking: [],
  resetAttendance: [],
  createSeries: [],
  getSeries: [],
  cancelSeries: [],
  listClosures: [],
  closeDays: [],
  liftClosure: [],
  listWebhooks: [],
  createWebhook: [],
  deleteWebhook: [],
  listVouchers: [],
  createVoucher: [],
  getChanges: ['/v1/changes?limit=10'],
  getImpact: ['/v1/impact', '/v1/impact?territory=departement:35'],
  getImpactFactors: ['/v1/impact/factors'],
  searchTerritories: ['/v1/territories?q=renn', '/v1/territories?q=35&type=departement'],
};

interface View {
  readonly context: PageContext;
  readonly document: ApiDocument;
  readonly words: ReferenceWords;
  /** A place of this network to show, when there is one. */
  readonly somePlace: string | undefined;
}

/** The human reference of the API, written from the operations of the contract and their document. */
export function sendReference(
  context: PageContext,
  document: ApiDocument,
  somePlace: string | undefined,
): Promise<Response> {
  const words = referenceWords[context.language];
  const view: View = { context, document, words, somePlace };
  const names = Object.keys(operations) as OperationName[];
  return sendPage(context, {
    title: words.title,
    description: words.lead,
    main: html`
      <div class="hero">
        <h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
        <p><a href="/openapi.json">${words.document}</a> (OpenAPI 3.1, ${words.version} ${document.info.version})</p>
      </div>
      <nav aria-label="${words.operations}">
        <ul>
          ${names.map((name) => html`<li><a href="#${name}">${summaryOf(name, view)}</a></li>`)}
          <li><a href="#conventions">${words.conventions}</a></li>
        </ul>
      </nav>
      ${names.map((name) => operationSection(name, view))}
      <section class="operation" aria-labelledby="conventions">
        <h2 id="conventions">${words.conventions}</h2>
        <ul>
          ${words.rules.map((rule) => html`<li>${rule}</li>`)}
        </ul>
      </section>
    `,
  });
}

const summaryOf = (name: OperationName, { context }: View): string =>
  context.language === 'fr' ? french[name].summary : operations[name].summary;

function operationSection(name: OperationName, view: View): Html | string {
  const operation: Operation = operations[name];
  const documented = view.document.paths[operation.path]?.[operation.method];
  if (!documented) throw new Error(`openapi.json lacks ${name}: generate it again.`);
  const { words } = view;
  return html`<section class="operation" aria-labelledby="${name}">
    <h2 id="${name}">${summaryOf(name, view)}</h2>
    <p><span class="method">${operation.method.toUpperCase()}</span><code>${operation.path}</code></p>
    ${whoMay(operation, words)} ${parameterTable(name, documented, view)} ${exampleLinks(name, view)}
    <h3>${words.answers}</h3>
    <p>${Object.keys(operation.answers).map((type, index) => html`${index > 0 ? ', ' : ''}<code>${type}</code>`)}</p>
    ${answerExample(documented, words)}
    ${
      operation.problems.length === 0
        ? ''
        : html`<p>
            ${words.problems}
            ${operation.problems.map((type, index) => html`${index > 0 ? ', ' : ''}<code>${type}</code>`)}
          </p>`
    }
  </section>`;
}

/** Nothing for what is open to all. */
function whoMay({ access, capability }: Operation, words: ReferenceWords): Html | string {
  if (access !== undefined) return html`<p>${words.key(words.roles[access])}</p>`;
  return capability ? html`<p>${words.capability}</p>` : '';
}

function parameterTable(name: OperationName, { parameters = [] }: DocumentedOperation, view: View): Html {
  const { context, document, words } = view;
  const own = parameters.filter((parameter) => parameter.in !== 'header');
  if (own.length === 0) return html`<p>${words.noParameters}</p>`;
  const inFrench: Readonly<Record<string, string>> = french[name].parameters;
  const rows = own.map(
    (parameter) =>
      html`<tr>
        <th scope="row"><code>${parameter.name}</code>${parameter.required ? html`<br />${words.required}` : ''}</th>
        <td>${context.language === 'fr' ? inFrench[parameter.name] : parameter.description}</td>
        <td><code>${describeType(parameter.schema, document)}</code></td>
      </tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${words.parameters}">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.parameter}</th>
          <th scope="col">${words.meaning}</th>
          <th scope="col">${words.values}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function exampleLinks(name: OperationName, { somePlace, words }: View): Html | string {
  const addresses = name === 'getPlace' && somePlace ? [`/v1/places/${somePlace}`] : examples[name];
  if (addresses.length === 0) return '';
  return html`<h3>${words.examples}</h3>
    <ul>
      ${addresses.map(
        (address) =>
          html`<li>
            <a href="${address}"><code>${address}</code></a>
          </li>`,
      )}
    </ul>`;
}

function answerExample({ responses }: DocumentedOperation, words: ReferenceWords): Html | string {
  const example = responses['200']?.content?.['application/json']?.example;
  if (example === undefined) return '';
  return html`<details>
    <summary>${words.answer}</summary>
    <pre tabindex="0"><code>${JSON.stringify(example, null, 2)}</code></pre>
  </details>`;
}
