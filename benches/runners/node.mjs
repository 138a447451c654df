// The page's WebAssembly in Node.
import { peer } from '../peers/touchline.mjs';
import { core } from '../problems.mjs';
import { stand } from '../sampling.mjs';

export const node = () => ({ ...stand(peer(core)), close: () => {} });
