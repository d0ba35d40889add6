import { bundle } from './bundle.mts';

await bundle();
