/** Where the hub reads the time from; tests set their own. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
