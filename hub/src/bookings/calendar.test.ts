import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFile, type CalendarEntry } from './calendar.ts';

const entry: CalendarEntry = {
  id: '6a1a4a0e-7f43-4f43-9a51-0c5a3a3b1c11',
  status: 'confirmed',
  start: new Date('2026-10-25T00:30:00Z'),
  end: new Date('2026-10-25T02:30:00Z'),
  summary: 'Bureau – La Fabrique ; salle 2, « côté jardin »',
  description: 'Deux places.\nÀ régler sur place : 12 €, tarif \\ journée',
  location: '12 rue de l’Église, 35600 Redon',
  position: { lat: 47.65, lon: -2.084 },
  url: 'https://escale.example/places/1002M',
  organizer: { name: 'Escale "Redon"', address: 'contact@escale.example' },
  revision: 3,
  createdAt: new Date('2026-10-01T08:00:00Z'),
  updatedAt: new Date('2026-10-02T08:00:00Z'),
};

const read = (text: string): ICAL.Event =>
  new ICAL.Event(new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')!);

describe('calendar file of a booking', () => {
  it('is read back as the same instants, texts and revision', () => {
    const event = read(calendarFile(entry));
    assert.equal(event.uid, `${entry.id}@escale`);
    assert.equal(event.startDate.toJSDate().toISOString(), entry.start.toISOString());
    assert.equal(event.endDate.toJSDate().toISOString(), entry.end.toISOString());
    assert.equal(event.summary, entry.summary);
    assert.equal(event.description, entry.description);
    assert.equal(event.location, entry.location);
    assert.equal(event.sequence, 3);
  });

  it('is published while the booking stands, and taken back once it does not', () => {
    for (const status of ['held', 'requested', 'confirmed', 'honoured', 'no-show'] as const) {
      assert.match(calendarFile({ ...entry, status }), /^METHOD:PUBLISH\r$/m);
    }
    for (const status of ['cancelled', 'expired', 'refused'] as const) {
      const text = calendarFile({ ...entry, status });
      assert.match(text, /^METHOD:CANCEL\r$/m);
      assert.match(text, /^STATUS:CANCELLED\r$/m);
      assert.match(text, /^UID:6a1a4a0e-7f43-4f43-9a51-0c5a3a3b1c11@escale\r$/m);
    }
  });

  it('says the same whatever the time zone of the process', () => {
    const program = `
      import { calendarFile } from ${JSON.stringify(new URL('./calendar.ts', import.meta.url).href)};
      const entry = JSON.parse(process.argv[1], (key, value) => /^(start|end|.*At)$/.test(key) ? new Date(value) : value);
      process.stdout.write(calendarFile(entry));`;
    for (const TZ of ['Europe/Paris', 'Pacific/Kiritimati', 'America/Cayenne']) {
      const args = ['--input-type=module', '--eval', program, JSON.stringify(entry)];
      const text = execFileSync(process.execPath, args, { env: { ...process.env, TZ }, encoding: 'utf8' });
      assert.equal(text, calendarFile(entry));
    }
  });

  it('keeps any text whole, in lines of 75 octets at most, and lets none add a property', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, (summary, description, name) => {
        const file = calendarFile({ ...entry, summary, description, organizer: { ...entry.organizer, name } });
        assert.ok(file.isWellFormed());
        const lines = file.split('\r\n');
        assert.equal(lines.pop(), '');
        for (const line of lines) {
          assert.ok(Buffer.byteLength(line) <= 75, line);
          assert.doesNotMatch(line, /[\r\n]/);
        }
        const unfolded = file.replaceAll('\r\n ', '').split('\r\n');
        assert.deepEqual(
          unfolded.map((line) => line.split(/[:;]/, 1)[0]),
          calendarFile(entry)
            .replaceAll('\r\n ', '')
            .split('\r\n')
            .map((line) => line.split(/[:;]/, 1)[0]),
        );
        // eslint-disable-next-line no-control-regex -- what RFC 5545 forbids in a text
        const kept = summary.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
        assert.equal(read(file).summary, kept);
      }),
      { numRuns: 300 },
    );
  });
});
