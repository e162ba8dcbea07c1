import { greatCircle } from 'escale/impact';
import { parsePlaceId } from 'escale/sdk';

console.log(parsePlaceId('1002M'), greatCircle({ lat: 48.1, lon: -1.7 }, { lat: 48.2, lon: -1.6 }));
