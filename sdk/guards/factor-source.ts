// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { FactorSource } from '../contract/index.ts';
import { str, shape } from './checks.ts';

export const isFactorSource = shape<FactorSource>({ name: str, dataset: str, version: str, url: str, licence: str });
