import type { Language } from '../../http/language.ts';

/** The sentences of the frame of operators' pages, and of signing in. Each page keeps its own beside it. */
const fr = {
  navigation: {
    home: 'Mon espace',
    accounts: 'Comptes',
    journal: 'Journal',
    keys: 'Clés',
    me: 'Mes sessions',
  },
  youAreHere: 'Vous êtes ici',
  signedInAs: 'Connecté en tant que',
  signOut: 'Se déconnecter',
  signIn: {
    title: 'Espace des lieux',
    lead: 'Pour celles et ceux qui tiennent un lieu du réseau, remettent un label ou administrent le réseau. Il n’y a pas de mot de passe\xa0: un lien vous est envoyé.',
    email: 'Votre adresse électronique',
    hint: 'Celle que l’administrateur du réseau connaît.',
    send: 'Recevoir le lien de connexion',
    invalid: 'Cette adresse électronique n’est pas complète. Exemple\xa0: accueil@mediatheque.fr.',
    trial: (email: string) =>
      `Vous essayez Escale sur cette machine\xa0: entrez en administrateur avec ${email}. La lettre vous attend ensuite sur la page /mail.`,
    kept: 'Votre navigateur n’a pas gardé la session\xa0: autorisez les cookies de ce site. Hors de cette machine, l’espace des lieux demande une adresse en https.',
  },
  sent: {
    title: 'Regardez votre messagerie',
    lead: (email: string) =>
      `Si ${email} a un compte ici, un lien vient de lui être envoyé. Il est valable 15 minutes et ne sert qu’une fois.`,
    nothing: 'Rien reçu au bout de quelques minutes\xa0? Regardez dans les indésirables, puis redemandez un lien.',
    mail: 'Ce réseau d’essai n’envoie rien\xa0: la lettre vous attend sur la page des messages.',
    mailLink: 'Voir les messages',
    again: 'Redemander un lien',
  },
  enter: {
    title: 'Se connecter',
    lead: (email: string) => `Vous allez entrer dans l’espace des lieux en tant que ${email}.`,
    button: 'Entrer',
    spentTitle: 'Ce lien ne sert plus',
    spent: 'Un lien ne sert qu’une fois et n’est valable que 15 minutes. Demandez-en un autre.',
  },
  resend: {
    'signed-out': {
      title: 'Votre session a pris fin',
      lead: 'Rien n’est perdu\xa0: connectez-vous dans un autre onglet, puis revenez ici et envoyez de nouveau.',
    },
    stale: {
      title: 'À confirmer',
      lead: 'Ce formulaire était ouvert depuis une session précédente. Relisez ce qui suit, puis envoyez de nouveau.',
    },
    signIn: 'Se connecter dans un autre onglet',
    again: 'Envoyer de nouveau',
    typed: 'Ce que vous aviez rempli',
  },
  foreign: {
    title: 'Formulaire refusé',
    lead: 'Ce formulaire ne vient pas d’une page de ce site, ou votre navigateur ne le dit pas. Rien n’a été fait.',
    back: 'Retour à mon espace',
  },
};

export type OperatorWords = typeof fr;

const en: OperatorWords = {
  navigation: { home: 'My space', accounts: 'Accounts', journal: 'Journal', keys: 'Keys', me: 'My sessions' },
  youAreHere: 'You are here',
  signedInAs: 'Signed in as',
  signOut: 'Sign out',
  signIn: {
    title: 'Space for places',
    lead: 'For those who run a place of the network, grant a label or administer the network. There is no password: a link is sent to you.',
    email: 'Your e-mail address',
    hint: 'The one that the network’s administrator knows.',
    send: 'Send me the sign-in link',
    invalid: 'This e-mail address is not complete. Example: desk@library.org.',
    trial: (email) =>
      `You are trying Escale on this machine: enter as administrator with ${email}. The letter then waits for you on the page /mail.`,
    kept: 'Your browser did not keep the session: allow cookies of this site. Away from this machine, the space for places needs an https address.',
  },
  sent: {
    title: 'Look at your mail',
    lead: (email) =>
      `If ${email} has an account here, a link has just been sent to it. It is valid for 15 minutes and works once.`,
    nothing: 'Nothing after a few minutes? Look among the unwanted mail, then ask for another link.',
    mail: 'This trial network sends nothing: the letter waits for you on the page of messages.',
    mailLink: 'See the messages',
    again: 'Ask for another link',
  },
  enter: {
    title: 'Sign in',
    lead: (email) => `You are about to enter the space for places as ${email}.`,
    button: 'Enter',
    spentTitle: 'This link no longer works',
    spent: 'A link works once and is valid for 15 minutes only. Ask for another one.',
  },
  resend: {
    'signed-out': {
      title: 'Your session has ended',
      lead: 'Nothing is lost: sign in in another tab, then come back here and send again.',
    },
    stale: {
      title: 'Please confirm',
      lead: 'This form was open since an earlier session. Read what follows, then send again.',
    },
    signIn: 'Sign in in another tab',
    again: 'Send again',
    typed: 'What you had filled in',
  },
  foreign: {
    title: 'Form refused',
    lead: 'This form does not come from a page of this site, or your browser does not say so. Nothing was done.',
    back: 'Back to my space',
  },
};

export const operatorWords: Readonly<Record<Language, OperatorWords>> = { fr, en };
