// Links as lines with the dashes of their family, side by side where several join the same two nodes. Each is two triangles
// of its own among the vertices, as nodes are.
import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

export interface DashData extends EdgeDisplayData {
  /** Up to four lengths in pixels, on and off in turns; empty for an unbroken line. */
  dash: readonly number[];
  /** How far the line stands from the middle, in pixels. */
  aside: number;
}

const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;
const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_correctionRatio", "u_pixelRatio"] as const;

/** The corners of the two triangles: how far along the line, and on which side of it. */
const CORNERS: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, -1],
  [1, 1],
  [1, 1],
  [0, -1],
  [1, -1],
];

/** What the two shaders hand on. */
const VARYINGS = /* glsl */ `
varying vec4 v_color;
varying vec4 v_dash;
varying float v_along;
varying float v_across;
varying float v_half;`;

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_dash;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_size;
attribute float a_aside;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
uniform float u_pixelRatio;
${VARYINGS}
void main() {
  float pixel = 2.0 * u_correctionRatio;
  vec2 way = a_end - a_start;
  float far = length(way);
  vec2 unit = far > 0.0 ? way / far : vec2(1.0, 0.0);
  vec2 normal = vec2(-unit.y, unit.x);
  float half_ = max(a_size / u_sizeRatio, 0.6) / 2.0;
  #ifdef PICKING_MODE
  half_ = max(half_, 4.0);
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  float wide = half_ + 1.0 / u_pixelRatio;
  vec2 place = mix(a_start, a_end, a_corner.x) + normal * (a_corner.y * wide + a_aside) * pixel;
  gl_Position = vec4((u_matrix * vec3(place, 1)).xy, 0, 1);
  v_along = far * a_corner.x / pixel;
  v_across = a_corner.y * wide;
  v_half = half_;
  v_dash = a_dash * 255.0;
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
${VARYINGS}
void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float period = v_dash.x + v_dash.y + v_dash.z + v_dash.w;
  if (period > 0.5) {
    float place = mod(v_along, period);
    bool on = place < v_dash.x || (place > v_dash.x + v_dash.y && place < period - v_dash.w);
    if (!on) discard;
  }
  float soft = 0.7 / u_pixelRatio;
  float shown = v_color.a * (1.0 - smoothstep(v_half - soft, v_half + soft, abs(v_across)));
  gl_FragColor = vec4(v_color.rgb * shown, shown);
  #endif
}`;

const bytes = new Uint8Array(4);
const packed = new Float32Array(bytes.buffer);

function dashed(dash: readonly number[]): number {
  for (let place = 0; place < 4; place++) bytes[place] = dash[place] ?? 0;
  return packed[0] ?? 0;
}

export class EdgeDashProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: CORNERS.length,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_aside", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_dash", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_corner", size: 2, type: FLOAT },
      ],
    };
  }

  processVisibleItem(
    index: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const shown = data as DashData;
    const { array } = this;
    const [color, dash] = [floatColor(shown.color), dashed(shown.dash)];
    for (const [along, side] of CORNERS) {
      array[start++] = source.x;
      array[start++] = source.y;
      array[start++] = target.x;
      array[start++] = target.y;
      array[start++] = shown.size;
      array[start++] = shown.aside;
      array[start++] = color;
      array[start++] = dash;
      array[start++] = index;
      array[start++] = along;
      array[start++] = side;
    }
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations["u_correctionRatio"] ?? null, params.correctionRatio);
    gl.uniform1f(uniformLocations["u_sizeRatio"] ?? null, params.sizeRatio);
    gl.uniform1f(uniformLocations["u_pixelRatio"] ?? null, params.pixelRatio);
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] ?? null, false, params.matrix);
  }
}
