export const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
