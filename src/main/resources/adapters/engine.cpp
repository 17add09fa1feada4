// C++ as an engine: g++ -O2 -o engine engine.cpp && plumbline compare EXPERIMENT --engine ./engine
// Replace `gradient` by your own; the order of weights is W_1, b_1, W_2, b_2, ... row by row, then the skips.
#include <cmath>
#include <cstring>
#include <iostream>
#include <map>
#include <vector>
using std::string; using Vector = std::vector<double>;
struct Json {  // its text is that of a string, a number or a word
  string text; std::vector<Json> list; std::map<string, Json> keys;
  bool has(const string& key) const { return keys.count(key) > 0; }
  const Json& operator[](const string& key) const { return keys.at(key); }
  double number() const {  // an integer, a decimal or "p/q"
    size_t slash = text.find('/');
    return strtod(text.c_str(), nullptr) / (slash == string::npos ? 1 : strtod(text.c_str() + slash + 1, nullptr));
  }
  Vector numbers() const { Vector v; for (auto& item : list) v.push_back(item.number()); return v; }
};
void blanks(const char*& c) { c += strspn(c, " ,:\t\r"); }
Json parse(const char*& c) {
  Json json; blanks(c);
  if (*c == '"') {
    for (c++; *c && *c != '"'; c++) { if (*c == '\\' && c[1]) c++; json.text += *c; }
  } else if (*c == '[') {
    for (c++, blanks(c); *c && *c != ']'; blanks(c)) json.list.push_back(parse(c));
  } else if (*c == '{') {
    for (c++, blanks(c); *c && *c != '}'; blanks(c)) { string key = parse(c).text; json.keys[key] = parse(c); }
  } else {
    for (; *c && !strchr(",]} ", *c); c++) json.text += *c;
    return json;
  }
  c += *c != 0;
  return json;
}
struct Edge { int start, column, row, weight; };  // weight -1 is the constant 1
struct Problem {
  std::vector<Vector> points; Vector labels, slopes; std::vector<int> widths;
  std::vector<std::vector<Edge>> edges; int size = 0; bool mean, logistic, squareplus, square;
  explicit Problem(const Json& experiment) {
    for (auto& x : experiment["data"]["points"].list) points.push_back(x.numbers());
    labels = experiment["data"]["labels"].numbers();
    mean = experiment["reduction"].text == "mean", logistic = experiment["loss"].text == "logistic", squareplus = experiment["loss"].text == "squareplus", square = experiment["loss"].text == "square";
    const Json& network = experiment["network"];
    for (double width : network["widths"].numbers()) widths.push_back((int)width);
    for (auto& a : network["activations"].list)
      slopes.push_back(a.text == "linear" ? 1 : a.text == "relu" ? 0 : Json{a.text.substr(6), {}, {}}.number());
    slopes.push_back(1), edges.resize(widths.size());
    for (auto& x : points) x.push_back(1);  // one more input, of which biases are weights
    for (int layer = 1; layer < (int)widths.size(); layer++) {
      connect(layer - 1, layer, "free");
      bool biased = network.has("biases") && network["biases"].list[layer - 1].text == "true";
      for (int row = 0; biased && row < widths[layer]; row++) edges[layer].push_back({0, widths[0], row, size++});
    }
    if (network.has("skips")) for (auto& s : network["skips"].list) connect(s["from"].number(), s["to"].number(), s["kind"].text);
  }
  void connect(int start, int end, const string& kind) {
    for (int row = 0; row < widths[end]; row++) for (int column = 0; column < widths[start]; column++)
      if (kind == "free" || row == column) edges[end].push_back({start, column, row, kind == "identity" ? -1 : size++});
  }
  Vector gradient(const Vector& w, const Vector& samples) const {
    Vector total(size); int depth = widths.size() - 1;
    for (double sample : samples) {
      std::vector<Vector> z{points[(int)sample]}, gates(1), back{Vector(widths[0] + 1)};
      for (int end = 1; end <= depth; end++) {
        Vector s(widths[end]);
        for (auto& e : edges[end]) s[e.row] += z[e.start][e.column] * (e.weight < 0 ? 1 : w[e.weight]);
        gates.emplace_back(), z.emplace_back(), back.emplace_back(widths[end]);
        for (double v : s) gates[end].push_back(v > 0 ? 1 : slopes[end - 1]), z[end].push_back(gates[end].back() * v);
      }
      double y = labels[(int)sample], p = y * z[depth][0], e = exp(logistic ? -fabs(p) : -p);
      double root = hypot(2, p), right = 2 / ((fabs(p) + root) * root);
      double slope = square ? 1 - p : squareplus ? (p > 0 ? right : 1 - right) : logistic ? (p > 0 ? e : 1) / (1 + e) : e;
      back[depth][0] = -y * slope / (mean ? samples.size() : 1);
      for (int end = depth; end > 0; end--) for (auto& edge : edges[end]) {
        double delta = gates[end][edge.row] * back[end][edge.row];
        back[edge.start][edge.column] += delta * (edge.weight < 0 ? 1 : w[edge.weight]);
        if (edge.weight >= 0) total[edge.weight] += delta * z[edge.start][edge.column];
      }
    }
    return total;
  }
};void print(const Vector& v) { for (size_t i = 0; i < v.size(); i++) printf(i ? ",\"%a\"" : "[\"%a\"", v[i]); printf("]"); }
int main() {
  for (string line; getline(std::cin, line); printf("}\n"), fflush(stdout)) {
    const char* text = line.c_str();
    const Json request = parse(text), &params = request.has("params") ? request["params"] : request;
    const string& method = request["method"].text;
    printf("{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":", request["id"].text.c_str());
    if (method == "initialize")
      printf("{\"name\":\"C++\",\"version\":\"1\",\"dtype\":\"float64\",\"methods\":[\"gradient\",\"descent\"],\"reluSlopeAtZero\":0,\"losses\":[\"exponential\",\"logistic\",\"squareplus\",\"square\"]}");
    else if (method != "gradient" && method != "descent") printf("null");
    else {
      Problem problem(params["experiment"]);
      Vector w = params["weights"].numbers(), all;
      while (all.size() < problem.points.size()) all.push_back(all.size());
      printf("{\"%s\":", method == "gradient" ? "gradient" : "weights");
      if (method == "gradient") print(problem.gradient(w, params.has("samples") ? params["samples"].numbers() : all));
      else for (int step = 0, steps = params["steps"].number(); step <= steps; step++) {
        printf(step ? "," : "["), print(w);
        if (step == steps) break;
        Vector g = problem.gradient(w, params.has("batches") ? params["batches"].list[step].numbers() : all);
        for (size_t p = 0; p < w.size(); p++) w[p] -= params["eta"].number() * g[p];
      }
      printf(method == "gradient" ? "}" : "]}");
    }
  }
}
