export { Puppet } from './puppet';
export type { ParameterEntry, PuppetFile } from './format';
