// Nodes as shapes, one program for all: the distance to the outline of each shape is computed for each pixel, so that
// every class has a shape of its own at any size, with an outline that stands out from the ground. Each node is a triangle
// of its own among the vertices: a processor that draws in place of a GPU takes each instance as a picture of its own.
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { distances } from "../../shared/symbols";

export interface ShapeData extends NodeDisplayData {
  shape: number;
  outline: string;
  rim: number;
}

const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;
const REACH = 1.6;
/** The corners of a triangle around the square that reaches so far. */
const CORNERS: readonly (readonly [number, number])[] = [
  [-REACH, -REACH],
  [3 * REACH, -REACH],
  [-REACH, 3 * REACH],
];
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_pixelRatio", "u_matrix"] as const;

/** What the two shaders hand on. */
const VARYINGS = /* glsl */ `
varying vec4 v_color;
varying vec4 v_outline;
varying vec2 v_place;
varying float v_shape;
varying float v_pixel;
varying float v_rim;`;

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_outline;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_rim;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
uniform float u_pixelRatio;
${VARYINGS}
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(a_position + radius * a_corner, 1)).xy, 0, 1);
  v_place = a_corner;
  v_shape = a_shape;
  v_pixel = u_sizeRatio / a_size;
  v_rim = a_rim * v_pixel;
  v_pixel /= u_pixelRatio;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
  v_outline = a_outline;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
${VARYINGS}

// Corners at equal angles from turn on, in turns at two distances from the middle: within half an angle between two
// corners it is a line from one to the other.
float polygon(vec2 p, float corners, float turn, float reach, float inner) {
  float half_ = 3.14159265 / corners;
  float angle = mod(atan(p.y, p.x) - turn, 4.0 * half_);
  angle = angle < 2.0 * half_ ? angle : 4.0 * half_ - angle;
  vec2 one = vec2(reach, 0.0);
  vec2 side = inner * vec2(cos(2.0 * half_), sin(2.0 * half_)) - one;
  vec2 away = length(p) * vec2(cos(angle), sin(angle)) - one;
  return (away.x * side.y - away.y * side.x) / length(side);
}
float outside(vec2 p) {
${distances()
  .map((distance, number) => `  if (v_shape < ${number}.5) return ${distance};`)
  .join("\n")}
  return 1.0;
}
void main(void) {
  float away = outside(v_place);
  #ifdef PICKING_MODE
  gl_FragColor = away > 0.15 ? vec4(0.0) : v_color;
  #else
  float shown = 1.0 - smoothstep(-v_pixel, v_pixel, away);
  float rim = smoothstep(-v_rim - v_pixel, -v_rim + v_pixel, away);
  vec4 color = mix(v_color, v_outline, rim);
  gl_FragColor = vec4(color.rgb * shown, shown);
  #endif
}`;

export class NodeShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: CORNERS.length,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_outline", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_rim", size: 1, type: FLOAT },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_corner", size: 2, type: FLOAT },
      ],
    };
  }

  processVisibleItem(index: number, start: number, data: NodeDisplayData): void {
    const shown = data as ShapeData;
    const { array } = this;
    const [color, outline] = [floatColor(shown.color), floatColor(shown.outline)];
    for (const [across, up] of CORNERS) {
      array[start++] = shown.x;
      array[start++] = shown.y;
      array[start++] = shown.size;
      array[start++] = color;
      array[start++] = outline;
      array[start++] = shown.shape;
      array[start++] = shown.rim;
      array[start++] = index;
      array[start++] = across;
      array[start++] = up;
    }
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations["u_correctionRatio"] ?? null, params.correctionRatio);
    gl.uniform1f(uniformLocations["u_sizeRatio"] ?? null, params.sizeRatio);
    gl.uniform1f(uniformLocations["u_pixelRatio"] ?? null, params.pixelRatio);
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] ?? null, false, params.matrix);
  }
}
