import { type CallOptions, type Connection, shaped } from '../connection.ts';
import type { Network } from '../contract/index.ts';
import { isNetwork } from '../guards/network.ts';

const readNetwork = shaped(isNetwork, 'Network');

/** The network: its name, languages, links and data controller. */
export const getNetwork = ({ get }: Connection, options?: CallOptions): Promise<Network> =>
  get('v1', readNetwork, options);
