// Reads a workflow with what Woodpecker reads it with: drone/envsubst for the whole text,
// then yaml.v3. A JSON string a line in, what the file holds as JSON a line out.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/drone/envsubst"
	"gopkg.in/yaml.v3"
)

// replaced tells what the server does to ${NAME}: to any name there is a value here.
func replaced(name string) string { return "(replaced " + name + ")" }

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	fmt.Println("ready")
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var text string
		check(json.Unmarshal(lines.Bytes(), &text))
		substituted, err := envsubst.Eval(text, replaced)
		check(err)
		var file map[string]interface{}
		check(yaml.Unmarshal([]byte(substituted), &file))
		answer, err := json.Marshal(file)
		check(err)
		fmt.Println(string(answer))
	}
}
