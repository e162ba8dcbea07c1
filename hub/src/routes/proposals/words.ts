import type { Language } from '../../http/language.ts';

const fr = {
  title: 'Proposer un lieu',
  lead: 'Vous tenez un lieu où l’on peut travailler\xa0? Décrivez-le ici. L’administrateur du réseau le lit, puis il est publié et vous est confié\xa0: vous ajoutez ensuite ses places et ses tarifs.',
  correctTitle: (name: string) => `Signaler une erreur – ${name}`,
  correctLead: 'Corrigez ce qui ne va pas. Ceux qui tiennent le lieu lisent votre correction avant de la publier.',
  openingHours: 'Horaires',
  you: 'Et vous',
  email: 'Votre adresse électronique',
  emailHint: 'Pour confirmer, et pour la réponse. Elle n’est pas publiée et s’efface un an après la décision.',
  emailFault: 'Cette adresse électronique n’est pas complète. Exemple\xa0: prenom@exemple.fr',
  word: 'Un mot pour qui décidera',
  wordFault: '1 000 caractères au plus.',
  send: 'Proposer',
  sendCorrection: 'Envoyer la correction',
  nothing: 'Vous n’avez rien changé.',
  sentTitle: 'Regardez votre messagerie',
  sent: (email: string) =>
    `Un message part à ${email}. Confirmez d’un clic\xa0: le réseau lira alors votre proposition.`,
  trial: 'Voir les messages de ce réseau d’essai',
  confirmTitle: 'Confirmer votre proposition',
  confirmLead: (name: string) => `Vous avez proposé quelque chose pour «\xa0${name}\xa0».`,
  confirm: 'Confirmer',
  confirmedTitle: 'Merci',
  confirmed: 'Votre proposition est transmise. La réponse vous viendra par courriel.',
  spentTitle: 'Ce lien ne sert plus',
  spent: 'Il est incomplet, ou la proposition n’a pas été confirmée à temps. Vous pouvez proposer de nouveau.',
};

export type ProposalWords = typeof fr;

const en: ProposalWords = {
  title: 'Propose a place',
  lead: 'Do you run a place where people can work? Describe it here. The network’s administrator reads it, then it is published and entrusted to you: you add its seats and prices afterwards.',
  correctTitle: (name) => `Report an error – ${name}`,
  correctLead: 'Correct what is wrong. Those who run the place read your correction before it is published.',
  openingHours: 'Opening hours',
  you: 'And you',
  email: 'Your e-mail address',
  emailHint: 'To confirm, and for the answer. It is not published, and erased a year after the decision.',
  emailFault: 'This e-mail address is not complete. Example: name@example.org',
  word: 'A word for whoever decides',
  wordFault: 'At most 1,000 characters.',
  send: 'Propose',
  sendCorrection: 'Send the correction',
  nothing: 'You have changed nothing.',
  sentTitle: 'Look at your mail',
  sent: (email) =>
    `A message is on its way to ${email}. Confirm with one click: the network will then read your proposal.`,
  trial: 'See the messages of this trial network',
  confirmTitle: 'Confirm your proposal',
  confirmLead: (name) => `You proposed something for “${name}”.`,
  confirm: 'Confirm',
  confirmedTitle: 'Thank you',
  confirmed: 'Your proposal is handed over. The answer will come by e-mail.',
  spentTitle: 'This link no longer works',
  spent: 'It is incomplete, or the proposal was not confirmed in time. You can propose again.',
};

export const proposalWords: Readonly<Record<Language, ProposalWords>> = { fr, en };
