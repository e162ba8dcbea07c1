import assert from 'node:assert/strict';
import { test } from 'node:test';
import { widgets } from '../hub/src/embed/widgets.ts';
import { ours, townHall } from './page-guests.ts';

const guests = ours('https://hub.example', { bookable: '2W4K', plain: '3X5M' });

test('each element that can be embedded is measured as it comes, and held to what is promised', () => {
  for (const name of Object.keys(widgets))
    assert.ok(
      guests.some(({ tag, promises }) => promises && tag.startsWith(`<escale-${name}`)),
      name,
    );
});

test('the town hall of examples/ stands without Escale, and with a guest in the place of its map', async () => {
  const alone = await townHall();
  assert.doesNotMatch(alone, /<escale-|<script|mairie\.css/);
  for (const guest of guests) {
    const page = await townHall(guest);
    assert.equal(page.replace(guest.head, '').replace(guest.tag, ''), alone, guest.name);
  }
});

test('a guest has the script line, its room from the start, and a link for those without', () => {
  for (const { head, tag, name } of guests) {
    assert.match(head, /^<script type="module" src="https:\/\/hub\.example\/kit\/v1\/escale\.js"><\/script>/, name);
    assert.match(head, /min-height: \d+px/, name);
    assert.match(tag, /<a href="https:\/\/hub\.example\/e\//, name);
  }
});
