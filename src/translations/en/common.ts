import type { Messages } from '../messages.ts';

export const common: Messages['common'] = {
  locale: 'en-GB',
  retry: 'Try again',
  retrying: 'Trying again…',
  loading: 'Loading…',
  day: (formatted) => formatted,
  time: (hours, minutes) =>
    hours === 24 ? 'midnight' : `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
  list: (items) => items.join(', '),
  semicolon: '; ',
  labelled: (name, said) => `${name}: ${said}`,
};

export const problem: Messages['problem'] = {
  NetworkError: 'The network of places cannot be reached. Check your connection, then try again.',
};

export const reasons: Messages['reasons'] = {
  noHub: 'This content cannot be shown: the page does not say where the network is.',
  TimeoutError: 'The network of places is slow to answer. Try again in a moment.',
  ProblemError: 'The network of places cannot answer for now. Try again in a moment.',
  InvalidAnswerError: 'The answer of the network of places cannot be read. Try again in a moment.',
  unexpected: 'An error prevents this from being shown. Try again in a moment.',
};
