import type { Particle, TypeDefinition } from "../../../generator/schema/components.js";
import { helpOf } from "../form/parts.js";
import { Said } from "../form/said.js";
import { useWords } from "../language.js";

/** A content model as a tree of boxes: sequences run down, choices are marked, what may be left out is dashed. */
export function ContentDrawing({
  particle,
  label,
  onChoose,
}: {
  readonly particle: Particle;
  readonly label: string;
  readonly onChoose: (type: TypeDefinition) => void;
}) {
  return (
    <ul class="model" aria-label={label}>
      <ParticleView particle={particle} onChoose={onChoose} />
    </ul>
  );
}

const marks = { sequence: "→", choice: "|", all: "∗" } as const;

function ParticleView({
  particle,
  onChoose,
}: {
  readonly particle: Particle;
  readonly onChoose: (type: TypeDefinition) => void;
}) {
  const words = useWords();
  const { term, minOccurs, maxOccurs } = particle;
  if (maxOccurs === 0) return null;
  const occurs =
    minOccurs === 1 && maxOccurs === 1
      ? ""
      : `${minOccurs}..${maxOccurs === Number.POSITIVE_INFINITY ? "∞" : maxOccurs}`;
  const optional = minOccurs === 0 ? " optional" : "";
  if (term.kind === "wildcard")
    return (
      <li>
        <span class={`box${optional}`}>
          {words.schema.any} <span class="occurs">{occurs}</span>
        </span>
      </li>
    );
  if (term.kind === "modelGroup")
    return (
      <li>
        <span class={`group${optional}`} title={`xs:${term.compositor}`}>
          {marks[term.compositor]} {words.schema.compositors[term.compositor]}{" "}
          <span class="occurs">{occurs}</span>
        </span>
        <ul>
          {term.particles.map((inner, index) => (
            <ParticleView key={index} particle={inner} onChoose={onChoose} />
          ))}
        </ul>
      </li>
    );
  const { name, typeDefinition: type } = term;
  const help = helpOf(particle, term);
  return (
    <li>
      <span class={`box${optional}`}>
        <strong>{name.local}</strong> <span class="occurs">{occurs}</span>{" "}
        {type.name !== undefined &&
          (type.position === undefined ? (
            <code>xs:{type.name.local}</code>
          ) : (
            <button type="button" class="quiet link" onClick={() => onChoose(type)}>
              {type.name.local}
            </button>
          ))}{" "}
        {minOccurs === 0 && <span class="need optional">{words.entry.optional}</span>}
        {help !== "" && (
          <span class="help">
            <Said>{help}</Said>
          </span>
        )}
      </span>
    </li>
  );
}
