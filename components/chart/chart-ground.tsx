import type { Band, Plot } from "@/lib/chart/plot";
import { grouped } from "@/lib/domain/figure";
import { percent } from "./percent";

/** What lies behind every row: the line's numbers, what two voices share, what neither allows. */
export function ChartGround({ plot, section }: { plot: Plot; section: string }) {
  const { both, gaps, scale } = plot;
  return (
    <>
      {(both !== null || gaps.length > 0) && (
        <svg className="chart-ground" aria-hidden="true" width="100%" height="100%">
          {both && <Shade band={both} className="chart-both" />}
          {gaps.map((gap) => (
            <Gap key={gap.lower} band={gap} id={`${section}--gap-${gap.lower}`} />
          ))}
        </svg>
      )}
      <div className="chart-axis" aria-hidden="true">
        {scale.ticks.map(({ value, at, isNamed }) => (
          <span key={value} style={{ insetInlineStart: percent(at) }}>
            {isNamed && grouped(value)}
          </span>
        ))}
      </div>
    </>
  );
}

function Shade({ band, className }: { band: Band; className: string }) {
  const width = percent(Math.max(band.to - band.from, 0.004));
  return <rect className={className} x={percent(band.from)} width={width} height="100%" />;
}

// Lines and not a tint, so that it is another thing on paper and without colours.
function Gap({ band, id }: { band: Band; id: string }) {
  return (
    <>
      <pattern
        id={id}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className="chart-hatch" y2="7" />
      </pattern>
      <rect
        x={percent(band.from)}
        width={percent(Math.max(band.to - band.from, 0.004))}
        height="100%"
        fill={`url(#${id})`}
      />
    </>
  );
}
