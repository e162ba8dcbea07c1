const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What the form called place-form would send: inputs, ticked boxes, selects and areas. */
export function fieldsOf(page: string): Record<string, string | string[]> {
  const form = /<form[^>]*id="place-form"[^>]*>(.*?)<\/form>/s.exec(page.replaceAll('\n', '\ufdd0'))?.[1] ?? '';
  const fields: Record<string, string | string[]> = {};
  const add = (name: string, value: string): void => {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  };
  const attribute = (tag: string, name: string): string | undefined => {
    const match = new RegExp(`\\s${name}="([^"]*)"`).exec(tag.replaceAll('\ufdd0', ' '));
    return match?.[1] === undefined ? undefined : decode(match[1]);
  };
  for (const [tag] of form.matchAll(/<input\b[^>]*>|<select\b.*?<\/select|<textarea\b.*?<\/textarea/gs)) {
    const name = attribute(tag, 'name');
    if (name === undefined || name === 'csrf') continue;
    const type = attribute(tag, 'type');
    if (tag.startsWith('<textarea')) {
      const text = /^<textarea[^>]*>\ufdd0?(.*)<\/textarea$/s.exec(tag)?.[1] ?? '';
      add(name, decode(text.replaceAll('\ufdd0', '\n')));
    } else if (tag.startsWith('<select')) {
      add(name, decode(/<option[^>]*value="([^"]*)"[^>]*\sselected/.exec(tag)?.[1] ?? ''));
    } else if (!(type === 'checkbox' || type === 'radio') || /\schecked/.test(tag)) {
      add(name, attribute(tag, 'value') ?? '');
    }
  }
  return fields;
}
