import type { Sentences } from './messages.ts';
import { formatDay, formatTime } from './opening.ts';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY = `(?:${DAYS.join('|')}|PH)`;
const RULE = new RegExp(`^(${DAY}(?:[-,]${DAY})*) (off|closed|[-\\d:,]+)$`);

/**
 * Says simple OpenStreetMap opening hours in words: days or ranges of days, times, « off ». What is richer is
 * returned as it came: a rule half understood would be a wrong one.
 */
export function sayHours(hours: string, messages: Sentences<'common' | 'hours'>): string {
  const rules = hours
    .split(/;\s*/)
    .filter(Boolean)
    .map((rule) => sayRule(rule.trim(), messages));
  return rules.every((rule) => rule !== undefined) ? rules.join(messages.common.semicolon) : hours;
}

function sayRule(rule: string, messages: Sentences<'common' | 'hours'>): string | undefined {
  const [, days, times] = RULE.exec(rule) ?? [];
  if (!days || !times) return undefined;
  const when = messages.common.list(days.split(',').map((range) => sayDays(range, messages)));
  const spans = /\d/.test(times) ? times.split(',').map((span) => saySpan(span, messages)) : [messages.hours.dayClosed];
  return spans.every((span) => span !== undefined) ? messages.hours.rule(when, messages.common.list(spans)) : undefined;
}

function sayDays(range: string, messages: Sentences<'common' | 'hours'>): string {
  const [from = '', to] = range.split('-').map((day) => dayName(day, messages));
  return to ? messages.hours.days(from, to) : from;
}

/** 5 January 1970 was a Monday. */
const dayName = (day: string, messages: Sentences<'common' | 'hours'>): string =>
  day === 'PH'
    ? messages.hours.holidays
    : formatDay(`1970-01-${String(5 + DAYS.indexOf(day)).padStart(2, '0')}`, messages, { weekday: 'long' });

function saySpan(span: string, messages: Sentences<'common' | 'hours'>): string | undefined {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(span) ?? [];
  return from && to && messages.hours.period(formatTime(from, messages), formatTime(to, messages));
}
