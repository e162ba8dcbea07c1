import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of taste: how the templates are written, and titles that name a place and its network.
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // A plain « & » is text wherever no name of a character follows (HTML, 13.2.5.73).
    'no-raw-characters': 'off',
    // Lines to copy scroll: they are named and can be reached, yet are no section.
    'prefer-native-element': 'off',
    'form-dup-name': ['error', { shared: ['checkbox', 'radio', 'submit'] }],
  },
});

/** What html-validate has to say against a page, a line each. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
  );
}
