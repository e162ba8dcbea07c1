import 'escale/elements/place-card';
