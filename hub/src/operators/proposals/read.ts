import type { PlaceEdit } from '../../../../sdk/contract/index.ts';
import type { Sentence } from '../../http/language.ts';
import { checkEdit, type Faults } from '../edit/checks.ts';
import type { EditContext } from '../edit/checks.ts';

/** What only the network itself decides. */
const reserved = ['listed', 'status'] as const;

const needed: Readonly<Record<'name' | 'kinds' | 'address', Sentence>> = {
  name: { fr: 'Donnez le nom du lieu.', en: 'Give the name of the place.' },
  kinds: { fr: 'Choisissez au moins une sorte de lieu.', en: 'Choose at least one kind of place.' },
  address: { fr: 'Donnez le code postal et la commune.', en: 'Give the postal code and the town.' },
};

/** Checks what somebody proposes, as an operator's edit is, and that a new place can be found by it. */
export function checkProposedEdit(
  proposed: PlaceEdit,
  isNew: boolean,
  context: EditContext,
): { edit: PlaceEdit; faults: Faults } {
  const { edit, faults } = checkEdit(proposed, context);
  const kept = Object.fromEntries(
    Object.entries(edit).filter(([name]) => !reserved.some((one) => one === name)),
  ) as PlaceEdit;
  if (isNew) {
    for (const name of ['name', 'kinds'] as const) if (!proposed[name]?.length) faults[name] ??= needed[name];
    const { postalCode, city } = proposed.address ?? {};
    if (!postalCode || !city) faults.address ??= needed.address;
  }
  return { edit: kept, faults };
}
