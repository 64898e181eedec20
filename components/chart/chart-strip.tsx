import type { Shape } from "@/lib/chart/plot";
import { percent } from "./percent";

/**
 * One interval. Exact is a dot, a range has ends, an open end breaks off into an arrow, "about" has
 * dotted ends; full is a known voice, hollow an unknown origin, dashed a projection; heavy is what
 * the origin says now.
 */
export function ChartStrip(props: {
  shape: Shape;
  title: string;
  isNow: boolean;
  isKnown: boolean;
  isProjection: boolean;
}) {
  const { shape, isKnown } = props;
  const weight = props.isNow ? "chart-now" : "chart-then";
  const voice = isKnown ? "chart-known" : "chart-unknown";
  const basis = props.isProjection ? " chart-projection" : "";
  return (
    <svg role="img" className={`chart-strip ${weight} ${voice}${basis}`}>
      <title>{props.title}</title>
      {shape.kind === "point" ? (
        <Point shape={shape} isNow={props.isNow} />
      ) : (
        <Line shape={shape} isKnown={isKnown} />
      )}
    </svg>
  );
}

function Point({ shape, isNow }: { shape: Shape; isNow: boolean }) {
  return (
    <>
      <circle className="chart-body" cx={percent(shape.from)} cy="12" r={isNow ? 6 : 4} />
      {shape.isSoft && <circle className="chart-halo" cx={percent(shape.from)} cy="12" r="10" />}
    </>
  );
}

function Line({ shape, isKnown }: { shape: Shape; isKnown: boolean }) {
  const { from, to } = shape;
  const length = to - from;
  if (shape.kind === "open") {
    const solid = from + length * 0.45;
    return (
      <>
        <Body from={from} to={solid} isKnown={isKnown} />
        <Part className="chart-dots" from={solid} to={to} />
        {shape.isSoft ? <Mark at={from} d="M-4 0h.01M-9 0h.01" /> : <End at={from} />}
        <Mark at={to} d="M-7 -5 L-1 0 L-7 5" />
      </>
    );
  }
  if (shape.isSoft) {
    return (
      <>
        <Part className="chart-dots" from={from} to={to} />
        <Body from={from + length * 0.25} to={to - length * 0.25} isKnown={isKnown} />
      </>
    );
  }
  return (
    <>
      <Body from={from} to={to} isKnown={isKnown} />
      <End at={from} />
      <End at={to} />
    </>
  );
}

function Part(props: { className: string; from: number; to: number }) {
  return (
    <line
      className={props.className}
      x1={percent(props.from)}
      x2={percent(props.to)}
      y1="12"
      y2="12"
    />
  );
}

/** What is between the ends; of an unknown origin with a paper core, so that it is hollow. */
function Body({ from, to, isKnown }: { from: number; to: number; isKnown: boolean }) {
  return (
    <>
      <Part className="chart-body" from={from} to={to} />
      {!isKnown && <Part className="chart-core" from={from} to={to} />}
    </>
  );
}

function End({ at }: { at: number }) {
  const x = percent(at);
  return <line className="chart-mark" x1={x} x2={x} y1="5" y2="19" />;
}

/** What has a shape of its own: an arrow, or the dots of a floor that is only roughly meant. */
function Mark({ at, d }: { at: number; d: string }) {
  return (
    <svg x={percent(at)} y="12" overflow="visible" aria-hidden="true">
      <path className="chart-mark" d={d} />
    </svg>
  );
}
