// Links as lines of one pixel, straight from columns: where there are so many that an object for each takes too long.
import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";

const { UNSIGNED_BYTE, FLOAT, LINES } = WebGLRenderingContext;

/** How many numbers each end of a line has among the columns: its place in the frame, and its colour. */
export const PER_END = 3;

const VERTEX = /* glsl */ `
attribute vec2 a_place;
attribute vec4 a_color;
uniform mat3 u_matrix;
varying vec4 v_color;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_place, 1)).xy, 0, 1);
  v_color = a_color;
}`;

const FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;
void main(void) {
  gl_FragColor = vec4(v_color.rgb, 1.0);
}`;

/** Returns the program that draws the lines that `ends` tells whenever sigma reads its graph anew. */
export function hairlines(ends: () => Float32Array) {
  return class extends EdgeProgram<"u_matrix"> {
    getDefinition() {
      return {
        VERTICES: 2,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: LINES,
        UNIFORMS: ["u_matrix"] as const,
        ATTRIBUTES: [
          { name: "a_place", size: 2, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
      };
    }

    override reallocate(): void {
      this.array = ends();
      this.verticesCount = this.array.length / PER_END;
      this.capacity = this.verticesCount / 2;
    }

    processVisibleItem(): void {
      throw new TypeError("no link of the graph is a hairline");
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      gl.uniformMatrix3fv(uniformLocations["u_matrix"] ?? null, false, params.matrix);
    }
  };
}
