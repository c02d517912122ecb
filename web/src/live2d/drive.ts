import { layout } from '../protocol/messages';
import { arkitNames, expressionNames } from '../protocol/names';
import type { Parameter } from '../protocol/state';
import type { CoreModel } from './core';
import type { ModelFile } from './files';

/** Parameters whose ranges have no meaning of their own: whatever a model has is filled. */
const fillsRange = /^param(arm|hand|shoulder)/;

const aliases: Record<string, string> = { parambodyx: 'parambodyanglex', parambodyy: 'parambodyangley', parambodyz: 'parambodyanglez', paramarml: 'paramarmla', paramarmr: 'paramarmra', paramtongue: 'paramtongueout' };
const vowels: Record<string, string> = { parama: 'aa', parami: 'ih', paramu: 'ou', parame: 'ee', paramo: 'oh' };

const keyOf = (id: string) => id.replaceAll('_', '').toLowerCase();

/** Which numbers of a pose drive which of a model's parameters: by name, else by the groups that the model lists. */
export class Drive {
  private readonly driven: { index: number; read(values: Float32Array): number }[] = [];

  constructor(file: ModelFile, model: CoreModel, private readonly terms: readonly Parameter[]) {
    const { parameters } = model;
    const group = (name: string) => file.Groups?.find(entry => entry.Target === 'Parameter' && entry.Name === name)?.Ids ?? [];
    const [lids, lips] = [group('EyeBlink'), group('LipSync')];
    parameters.ids.forEach((id, index) => {
      const key = keyOf(id);
      const standard = this.find(aliases[key] ?? key) ?? (lids.includes(id) ? this.find(lids.indexOf(id) % 2 === 0 ? 'parameyelopen' : 'parameyeropen') : lips.includes(id) ? this.find('parammouthopeny') : null);
      const own = { minimum: parameters.minimumValues[index]!, default: parameters.defaultValues[index]!, maximum: parameters.maximumValues[index]! };
      if (standard) this.driven.push({ index, read: values => map(values[standard.at]!, standard.parameter, own, fillsRange.test(keyOf(standard.parameter.id))) });
      else {
        const shape = vowels[key] ?? arkitNames.find(name => key === name.toLowerCase() || key === `param${name.toLowerCase()}`);
        if (shape) {
          const at = layout.expressions + expressionNames.indexOf(shape);
          this.driven.push({ index, read: values => own.default + values[at]! * (own.maximum - own.default) });
        }
      }
    });
  }

  apply(model: CoreModel, values: Float32Array): void {
    const { parameters } = model;
    for (const { index, read } of this.driven) {
      const value = read(values);
      if (Number.isFinite(value)) parameters.values[index] = Math.min(parameters.maximumValues[index]!, Math.max(parameters.minimumValues[index]!, value));
    }
  }

  private find(key: string): { parameter: Parameter; at: number } | null {
    const i = this.terms.findIndex(parameter => keyOf(parameter.id) === key);
    return i < 0 ? null : { parameter: this.terms[i]!, at: layout.parameters + i };
  }
}

/** A value of the standard range in a model's own: from its default, as far as the standard goes, or as far as the model goes. */
function map(value: number, standard: Parameter, own: { minimum: number; default: number; maximum: number }, fills: boolean): number {
  const away = value - standard.default;
  const standardSpan = away >= 0 ? standard.maximum - standard.default : standard.default - standard.minimum;
  const ownSpan = away >= 0 ? own.maximum - own.default : own.default - own.minimum;
  if (standardSpan === 0) return own.default;
  return own.default + (away / standardSpan) * (fills || ownSpan < standardSpan ? ownSpan : standardSpan);
}
