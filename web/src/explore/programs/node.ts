// Nodes as shapes, one program for all: the distance to the outline of each shape is computed for each pixel, so that
// every class has a shape of its own at any size, with an outline that stands out from the ground.
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

export const SHAPES = ["circle", "square", "diamond", "triangle", "triangle-down", "star", "hexagon"] as const;
export type Shape = (typeof SHAPES)[number];

export interface ShapeData extends NodeDisplayData {
  shape: number;
  outline: string;
  rim: number;
}

const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;
const REACH = 1.6;
const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_pixelRatio", "u_matrix"] as const;

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
varying vec4 v_color;
varying vec4 v_outline;
varying vec2 v_place;
varying float v_shape;
varying float v_pixel;
varying float v_rim;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 place = a_corner * ${REACH.toFixed(1)};
  gl_Position = vec4((u_matrix * vec3(a_position + radius * place, 1)).xy, 0, 1);
  v_place = place;
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
varying vec4 v_color;
varying vec4 v_outline;
varying vec2 v_place;
varying float v_shape;
varying float v_pixel;
varying float v_rim;

float triangle(vec2 p) {
  return max(-p.y, max(dot(p, vec2(0.866025, 0.5)), dot(p, vec2(-0.866025, 0.5)))) - 0.675;
}
float star(vec2 p) {
  const vec2 one = vec2(0.809017, -0.587785);
  const vec2 other = vec2(-0.809017, -0.587785);
  p.x = abs(p.x);
  p -= 2.0 * max(dot(one, p), 0.0) * one;
  p -= 2.0 * max(dot(other, p), 0.0) * other;
  p.x = abs(p.x);
  p.y -= 1.38;
  vec2 side = 0.47 * vec2(0.587785, 0.809017) - vec2(0.0, 1.0);
  float along = clamp(dot(p, side) / dot(side, side), 0.0, 1.38);
  return length(p - side * along) * sign(p.y * side.x - p.x * side.y);
}
float outside(vec2 p) {
  vec2 q = abs(p);
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(q.x, q.y) - 0.88;
  if (v_shape < 2.5) return (q.x + q.y - 1.25) * 0.707107;
  if (v_shape < 3.5) return triangle(vec2(p.x, p.y + 0.2));
  if (v_shape < 4.5) return triangle(vec2(p.x, 0.2 - p.y));
  if (v_shape < 5.5) return star(p);
  return max(q.y, dot(q, vec2(0.866025, 0.5))) - 0.95;
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
      VERTICES: 6,
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
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [-1, 1],
        [1, -1],
        [1, 1],
      ],
    };
  }

  processVisibleItem(index: number, start: number, data: NodeDisplayData): void {
    const shown = data as ShapeData;
    const { array } = this;
    array[start++] = shown.x;
    array[start++] = shown.y;
    array[start++] = shown.size;
    array[start++] = floatColor(shown.color);
    array[start++] = floatColor(shown.outline);
    array[start++] = shown.shape;
    array[start++] = shown.rim;
    array[start++] = index;
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations["u_correctionRatio"] ?? null, params.correctionRatio);
    gl.uniform1f(uniformLocations["u_sizeRatio"] ?? null, params.sizeRatio);
    gl.uniform1f(uniformLocations["u_pixelRatio"] ?? null, params.pixelRatio);
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] ?? null, false, params.matrix);
  }
}
