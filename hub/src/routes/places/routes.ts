import { operations } from '../../../../sdk/contract/index.ts';
import { route, type Route } from '../../http/route.ts';
import { getPlace } from './place.ts';
import { searchPlaces, type Dependencies } from './search.ts';

/** `GET /v1/places` and `GET /v1/places/{id}`. */
export const placesRoutes = (dependencies: Dependencies): Route[] => [
  route(operations.searchPlaces, (call) => searchPlaces(dependencies, call)),
  route(operations.getPlace, (call) => getPlace(dependencies, call)),
];
