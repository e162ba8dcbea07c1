import type { Messages } from '../messages.ts';
import { lookUp } from '../word.ts';
import { number, plural } from './numbers.ts';

/** Whom a person knows under another name than the hub. */
const sources = {
  cget: 'register of third places',
  'france-services': 'list of France services houses',
  proposal: 'form of the network',
  demonstration: 'demonstration places',
};

export const hours: Messages['hours'] = {
  week: 'Opening hours of the week',
  day: 'Day',
  hours: 'Opening hours',
  dayClosed: 'closed',
  days: (from, to) => `${from} to ${to}`,
  rule: (days, times) => `${days} ${times}`,
  holidays: 'public holidays',
  uncertainPeriod: 'to be confirmed',
  period: (from, to) => `${from}\xa0–\u2060\xa0${to}`,
};

export const details: Messages['details'] = {
  accessibilityAnswers: { yes: 'yes', no: 'no', unknown: 'not known' },
  accessibilityQuestions: {
    stepFreeEntrance: 'Step-free entrance',
    adaptedToilet: 'Adapted toilet',
    adaptedDesk: 'Adapted desk',
    lift: 'Lift',
    hearingLoop: 'Hearing loop',
    reservedParking: 'Reserved parking',
  },
  resources: {
    desk: (seats) => `${number(seats)} ${plural(seats, 'desk', 'desks')}`,
    office: (seats) => `Closed office, ${number(seats)} ${plural(seats, 'seat', 'seats')}`,
    'meeting-room': (seats) => `Meeting room, ${number(seats)} ${plural(seats, 'seat', 'seats')}`,
    'phone-booth': (seats) => `Booth, ${number(seats)} ${plural(seats, 'seat', 'seats')}`,
  },
  tariffs: {
    hour: (amount) => `${amount} an hour`,
    'half-day': (amount) => `${amount} half a day`,
    day: (amount) => `${amount} a day`,
    'ten-day-card': (amount) => `${amount} for a ten-day card`,
    month: (amount) => `${amount} a month`,
  },
  accessibility: 'Accessibility',
  free: 'Free of charge',
  onSite: 'Price told on site',
  viaHub: 'Booked in this network',
  viaContact: 'Ask the place',
  viaWalkIn: 'No booking needed',
  booking: 'Prices and booking',
  contact: 'Contact and access',
  directions: 'Directions on OpenStreetMap',
  search: 'Find the address on OpenStreetMap',
  approximate: 'Approximate position',
  phone: (phone) => `Phone: ${phone}`,
  email: 'Write to the place',
  website: (site) => `Web site: ${site}`,
  agenda: (site) => `Agenda: ${site}`,
  hostHours: 'A host is present',
  source: (platform, licence) => `Source: ${lookUp(sources, platform) ?? platform}${licence ? ` (${licence})` : ''}`,
};
