/**
 * From nothing to bookable, by somebody behind a counter: a phone’s width, real keys, no mouse. The pictures of each
 * step are kept in .reports/.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Visitor } from './support/browser.ts';
import { Scene } from './support/scene.ts';

const PHONE = 360;

/** Somebody with a keyboard: where a Tab leads is where the next keys go. */
class Hands {
  readonly visitor: Visitor;
  /** Keys pressed so far, each typed character included. */
  keys = 0;

  constructor(visitor: Visitor) {
    this.visitor = visitor;
  }

  /** Tabs until the focus is on the first match of a selector. @throws when 250 keys do not get there */
  async to(selector: string): Promise<void> {
    for (let key = 0; key < 250; key += 1) {
      if (
        await this.visitor.page.evaluate(
          (wanted) => document.activeElement === document.querySelector(wanted),
          selector,
        )
      )
        return;
      await this.press('Tab');
    }
    assert.fail(`Tab never came to ${selector}`);
  }

  async press(key: 'Tab' | 'Enter' | 'Space'): Promise<void> {
    await this.visitor.page.keyboard.press(key);
    this.keys += 1;
  }

  /** Fills a field; what stands there is selected first, as Tab does. */
  async fill(selector: string, text: string): Promise<void> {
    await this.to(selector);
    await this.visitor.page.keyboard.type(text);
    this.keys += text.length;
  }

  /** Presses Enter on a link or button, and waits for the page that comes. */
  async follow(selector: string): Promise<void> {
    await this.to(selector);
    this.keys += 1;
    await Promise.all([
      this.visitor.page.waitForNavigation({ waitUntil: 'domcontentloaded' }),
      this.visitor.page.keyboard.press('Enter'),
    ]);
  }

  /** Nothing on the page lies beyond the edge of a phone. */
  async picture(name: string): Promise<void> {
    const overflow = await this.visitor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.equal(overflow, 0, `${name} scrolls sideways`);
    await this.visitor.picture(`operator-${name}`);
  }
}

describe('somebody behind a counter', () => {
  let scene: Scene;
  const used = new Set<string>();
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  /** Opens the newest letter whose link leads there, as the page of messages shows it on this very machine. */
  async function letter(hands: Hands, path: string): Promise<void> {
    const { page } = hands.visitor;
    for (let look = 0; look < 80; look += 1) {
      await hands.visitor.open(`${scene.hub.url}/mail`);
      const links = await page.$$eval(`a[href*="${path}"]`, (found) => found.map(({ href }) => href));
      const fresh = links.find((href) => !used.has(href));
      if (fresh !== undefined) {
        used.add(fresh);
        return hands.follow(`a[href="${fresh}"]`);
      }
      // The hub looks at its outbox every second; nothing on the page tells when.
      await setTimeout(250);
    }
    assert.fail(`No letter came with a link to ${path}`);
  }

  async function signIn(hands: Hands, email: string): Promise<void> {
    await hands.visitor.open(`${scene.hub.url}/operator`);
    await hands.fill('input[name="email"]', email);
    await hands.follow('form.form button');
    await letter(hands, '/operator/enter');
    await hands.follow('form button');
  }

  it('registers a place, is accepted, sets hours, seats and rules, and can be booked', async () => {
    const hands = new Hands(await scene.visitor(PHONE));
    const { visitor } = hands;
    await visitor.open(`${scene.hub.url}/proposer?lang=fr`);
    await hands.fill('#name', 'La Grange aux Idées');
    await hands.to('#kinds');
    await hands.press('Space');
    await hands.fill('#street', '2 place du Marché');
    await hands.fill('#postalCode', '35600');
    await hands.fill('#city', 'Redon');
    await hands.fill('#email-own', 'grange@exemple.fr');
    await hands.picture('1-register');
    await hands.follow('#place-form > .actions .button');
    await letter(hands, '/proposer/confirmer');
    await hands.picture('2-confirm');
    await hands.follow('main form button');

    const administrator = new Hands(await scene.visitor(PHONE));
    await signIn(administrator, 'administration@escale.example');
    await administrator.visitor.open(`${scene.hub.url}/operator/proposals`);
    await administrator.follow('.rows a');
    await administrator.picture('3-moderate');
    await administrator.follow('button[value="accept"]');

    await signIn(hands, 'grange@exemple.fr');
    await hands.follow('.rows a.quiet');
    const place = new URL(visitor.page.url()).pathname;
    await hands.picture('4-place');
    await hands.follow(`.tabs a[href^="${place}/hours"]`);
    await hands.fill('#Mo-0-from', '9h');
    await hands.fill('#Mo-0-to', '12h30');
    await hands.fill('#Mo-1-from', '14h');
    await hands.fill('#Mo-1-to', '18h');
    await hands.follow('button[name="copy"]');
    await hands.picture('5-hours');
    await hands.follow('#place-form > .actions .button');
    await hands.follow(`.tabs a[href^="${place}/resources"]`);
    await hands.follow('main .actions a.button');
    await hands.fill('#name', 'Open space');
    await hands.fill('#seats', '6');
    await hands.picture('6-resource');
    await hands.follow('#place-form > .actions .button');

    await visitor.open(`${scene.hub.url}${place.replace('/operator', '')}`);
    // Elements come when they are near: the link after the card brings it into sight.
    await hands.to(`a[href="/v1${place.replace('/operator', '')}"]`);
    await visitor.see('escale-place-card:state(ready)');
    await visitor.see('escale-place-card >>> escale-booking-button >>> button');
    await hands.picture('7-bookable');
    const days = (await (
      await fetch(`${scene.hub.url}/v1${place.replace('/operator', '')}/availability?days=14`)
    ).json()) as { resources: { seats: number; days: { slots: unknown[] }[] }[] };
    assert.equal(days.resources[0]?.seats, 6);
    assert.ok(days.resources[0].days.some(({ slots }) => slots.length > 0));
    assert.deepEqual(visitor.errors, []);
    assert.deepEqual(administrator.visitor.errors, []);
    // A person presses some five keys in a second; ten minutes are three thousand.
    assert.ok(hands.keys < 1000, `${hands.keys} keys`);
    await visitor.leave();
    await administrator.visitor.leave();
  });
});
